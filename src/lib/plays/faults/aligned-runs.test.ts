import { expect, test } from 'vitest'
import { faultOf } from '#lib/faults/index.ts'
import { flowView } from '#lib/inspector/flow-view.ts'
import { alignedRuns, type Pair, withoutIds } from './aligned-runs.ts'
import { playFault } from './play.ts'

async function beside(code: string | null): Promise<Pair[]> {
  const [control, broken] = await Promise.all([
    playFault(null, Date.now),
    playFault(faultOf(code) ?? null, Date.now),
  ]).then((plays) => plays.map(({ run }) => ({ exchanges: run.exchanges, steps: flowView(run.exchanges) })))
  if (!control || !broken) throw new Error('two plays give two sides')
  return alignedRuns(control, broken)
}

const first = (pairs: readonly Pair[]) => pairs.find(({ parts }) => parts)
const line = (step: Pair['control']) => step && [...step.title.map(withoutIds), step.outcome].join(' ')

test('two runs without a fault never part, whatever is random in them', async () => {
  const pairs = await beside(null)
  expect(pairs).toHaveLength(18)
  expect(pairs.filter(({ parts }) => parts)).toEqual([])
})

test('with a wrong client secret they part at the token request', async () => {
  const pair = first(await beside('wrong-client-secret'))
  expect(line(pair?.control ?? null)).toBe('POST /provider/acme/token 200')
  expect(line(pair?.broken ?? null)).toBe('POST /provider/acme/token 401')
})

test('a parameter that is not there is named', async () => {
  const pairs = await beside('scope-without-openid')
  expect(first(pairs)?.differences).toEqual([
    { kind: 'other', name: 'scope', value: 'email profile' },
    { kind: 'without', name: 'nonce', value: null },
  ])
})

test('a cookie that does not come back is named', async () => {
  const pairs = await beside('lost-state-cookie')
  const callback = pairs.find(({ broken }) => broken?.title[1].endsWith('/oauth2callback') && broken.title[0] === 'GET')
  expect(callback?.differences).toEqual([{ kind: 'without', name: 'cookie _streamlit_session', value: null }])
})

test('another host is a difference, though the path is the same', async () => {
  expect(first(await beside('other-host'))).toMatchObject({
    control: { number: 1 },
    broken: { number: 1 },
    differences: [{ kind: 'other', name: 'address', value: 'http://127.0.0.1:8501/app/simple-example/' }],
  })
})

test('a second login stands beside nothing, and its callback beside the callback', async () => {
  const pairs = await beside('second-tab')
  const alone = pairs.filter(({ control }) => control === null).map(({ broken }) => broken?.number)
  expect(alone).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
  expect(pairs.find(({ broken }) => broken?.number === 21)?.control?.number).toBe(11)
})

test('what a run does instead stands beside what the other one does', async () => {
  const pairs = await beside('stale-login-link')
  expect(pairs.map(({ control, broken }) => [control?.number ?? null, broken?.number ?? null]).slice(0, 4)).toEqual([
    [1, 1],
    [2, 2],
    [3, null],
    [4, null],
  ])
  expect(pairs.find(({ control }) => control?.number === 5)).toMatchObject({
    broken: { number: 3 },
    differences: [],
    parts: true,
  })
})

test('a cookie that is taken back is told so', async () => {
  const pairs = await beside('wrong-client-secret')
  const cookies = pairs.findLast(({ control }) => control?.title[0] === 'Set-Cookie')
  expect(cookies?.differences[0]).toEqual({ kind: 'other', name: 'cookie _streamlit_user', value: 'removed' })
})
