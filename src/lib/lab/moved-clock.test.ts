import { expect, test } from 'vitest'
import { signCookie } from '#lib/streamlit/signed-cookie.ts'
import { jarThatArrives } from './moved-clock.ts'

const day = 86_400
const signed = 1_800_000_000
const value = signCookie({ name: '_streamlit_user', value: '{}', secret: 'a secret of the tests', now: signed })
const jar = new Map([
  ['_streamlit_user', value],
  ['other', 'x'],
])

test.each([
  ['1h', 3600, ['_streamlit_user', 'other']],
  ['29d', 29 * day, ['_streamlit_user', 'other']],
  ['30d', 30 * day, ['other']],
  ['31d', 31 * day, ['_streamlit_user', 'other']],
] as const)('at %s the app receives these cookies', (shift, seconds, names) => {
  expect([...jarThatArrives(jar, shift, signed + seconds).keys()]).toEqual(names)
})
