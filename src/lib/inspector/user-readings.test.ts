import { expect, test } from 'vitest'
import { simpleExample } from '#lib/sample-app/scenarios/simple-example.ts'
import { jsonRepr, readings } from './user-readings.ts'

test('reads a claim that is there and one that is missing, in Streamlit’s own words', () => {
  const user = { is_logged_in: true, sub: 'sam', provider: 'default' }
  expect(readings(user, simpleExample.app)).toEqual([
    {
      name: 'sub',
      isThere: true,
      ways: [
        { code: 'st.user.sub', result: "'sam'", raises: false },
        { code: 'st.user["sub"]', result: "'sam'", raises: false },
        { code: 'st.user.get("sub")', result: "'sam'", raises: false },
      ],
    },
    {
      name: 'name',
      isThere: false,
      ways: [
        { code: 'st.user.name', result: 'AttributeError: st.user has no attribute "name".', raises: true },
        { code: 'st.user["name"]', result: `KeyError: 'st.user has no key "name".'`, raises: true },
        { code: 'st.user.get("name")', result: 'None', raises: false },
      ],
    },
  ])
})

test('reads is_logged_in before a login', () => {
  const [there, missing] = readings({ is_logged_in: false }, [])
  expect(there?.ways[0]).toEqual({ code: 'st.user.is_logged_in', result: 'False', raises: false })
  expect(missing?.name).toBe('name')
})

test.each([
  [null, 'None'],
  [true, 'True'],
  [1_772_370_000, '1772370000'],
  [0.5, '0.5'],
  ['it’s', "'it’s'"],
  ["it's", '"it\'s"'],
  [['staff', 1, null], "['staff', 1, None]"],
  [{ locality: 'London', ok: false }, "{'locality': 'London', 'ok': False}"],
])('prints %j as Python does', (value, printed) => {
  expect(jsonRepr(value)).toBe(printed)
})
