import { expect, test } from 'vitest'
import { recordedLogin } from '#lib/lab/testing.ts'
import { diffRuns, type Row } from './diff.ts'
import type { Exchange, Header } from './exchange.ts'

interface Parts {
  sent?: readonly Header[]
  got?: readonly Header[]
  at?: number
}

const message = (path: string, parts: Parts = {}): Exchange => ({
  at: parts.at ?? 0,
  took: 1,
  channel: 'front',
  from: 'browser',
  to: path.startsWith('/app/') ? 'app' : 'provider',
  tenant: null,
  request: { method: 'GET', url: `http://localhost${path}`, headers: parts.sent ?? [], body: null },
  response: {
    status: 200,
    headers: parts.got ?? [],
    body: null,
  },
  remarks: [],
})
const changed = (rows: readonly Row[] = []) => rows.filter(({ kind }) => kind !== 'same')

test('finds nothing between a run and itself', () => {
  const run = [message('/app/cookies/'), message('/provider/acme/auth?scope=openid')]
  const { messages, claims } = diffRuns(run, run)
  expect(messages.flatMap(({ request, response }) => changed([...request, ...response]))).toEqual([])
  expect(claims).toEqual([])
})

test('a parameter that was changed stands apart from those that are new every time', () => {
  const a = [message('/provider/acme/auth?scope=openid&state=one&prompt=login')]
  const b = [message('/provider/acme/auth?scope=openid%20email&state=two')]
  expect(changed(diffRuns(a, b).messages[0]?.request)).toEqual([
    { name: 'address parameter scope', a: 'openid', b: 'openid email', kind: 'changed' },
    { name: 'address parameter state', a: 'one', b: 'two', kind: 'fresh' },
    { name: 'address parameter prompt', a: 'login', b: null, kind: 'changed' },
  ])
})

test('the id of a sign-in is no difference', () => {
  const a = [message('/provider/acme/interaction/one', { got: [['location', '/provider/acme/auth/one']] })]
  const b = [message('/provider/acme/interaction/two', { got: [['location', '/provider/acme/auth/two']] })]
  expect(changed(diffRuns(a, b).messages[0]?.response)).toEqual([])
})

test('messages of one run alone stand where they happened', () => {
  const a = [message('/app/cookies/'), message('/app/cookies/auth/login'), message('/app/cookies/oauth2callback')]
  const b = [message('/app/cookies/'), message('/app/cookies/oauth2callback'), message('/app/cookies/auth/logout')]
  expect(diffRuns(a, b).messages.map((one) => [one.phase, one.a?.number, one.b?.number])).toEqual([
    ['app-page', 1, 1],
    ['login', 2, undefined],
    ['callback', 3, 2],
    ['logout', undefined, 3],
  ])
})

test('a cookie differs by what the browser is told, not by its value', () => {
  const a = [message('/app/cookies/', { got: [['set-cookie', 'x=1; Path=/']] })]
  const b = [message('/app/cookies/', { got: [['set-cookie', 'x=2; Path=/; Secure']] })]
  expect(changed(diffRuns(a, b).messages[0]?.response)).toEqual([
    { name: 'set-cookie x', a: 'Path=/', b: 'Path=/; Secure', kind: 'changed' },
  ])
  expect(diffRuns(a, b).appCookies).toEqual([
    { name: 'x', a: 'held; Path=/', b: 'held; Path=/; Secure', kind: 'changed' },
  ])
})

test('a cookie for one sign-in, good for ten minutes, is the same in every run', () => {
  const line = (id: string, expires: string) =>
    `x=1; path=/provider/acme/interaction/${id}; expires=${expires}; httponly`
  const at = (time: string) => Date.parse(time)
  const one: Parts = {
    at: at('2026-01-01T00:00:00.400Z'),
    got: [['set-cookie', line('a', 'Thu, 01 Jan 2026 00:10:00 GMT')]],
  }
  const two: Parts = {
    at: at('2026-01-01T09:00:00.800Z'),
    got: [['set-cookie', line('b', 'Thu, 01 Jan 2026 09:10:00 GMT')]],
  }
  const path = '/provider/acme/interaction/x'
  expect(diffRuns([message(path, one)], [message(path, two)]).providerCookies).toEqual([
    {
      name: 'x',
      a: 'held; path=/provider/acme/interaction/…; expires in 10 min; httponly',
      b: 'held; path=/provider/acme/interaction/…; expires in 10 min; httponly',
      kind: 'same',
    },
  ])
})

test('a header that comes twice is compared with its own like', () => {
  const a = [
    message('/app/cookies/', {
      sent: [
        ['x-a', '1'],
        ['x-a', '2'],
      ],
    }),
  ]
  const b = [
    message('/app/cookies/', {
      sent: [
        ['x-a', '1'],
        ['x-a', '3'],
      ],
    }),
  ]
  expect(changed(diffRuns(a, b).messages[0]?.request)).toEqual([
    { name: 'header x-a (2)', a: '2', b: '3', kind: 'changed' },
  ])
})

test('two real logins as different people differ in their claims', async () => {
  const ada = await recordedLogin('simple-example', 'Log in with Acme ID', 'ada')
  const grace = await recordedLogin('simple-example', 'Log in with Acme ID', 'grace')
  const diff = diffRuns((await ada.current()).exchanges, (await grace.current()).exchanges)
  const of = (kind: Row['kind']) => diff.claims.filter((row) => row.kind === kind).map(({ name }) => name)
  expect(of('changed')).toEqual(expect.arrayContaining(['sub', 'name', 'email']))
  expect(of('fresh')).toContain('nonce')
  expect(of('same')).toEqual(expect.arrayContaining(['iss', 'aud']))
  expect(diff.claims.find(({ name }) => name === 'email')).toMatchObject({ a: '"ada@acme.example"', b: null })
  const signIn = diff.messages.find(({ phase }) => phase === 'sign-in')
  expect(changed(signIn?.request)).toEqual([{ name: 'form persona', a: 'ada', b: 'grace', kind: 'changed' }])
  expect(diff.messages.every(({ a, b }) => a !== null && b !== null)).toBe(true)
})

test('who said a thing is told apart: Streamlit’s log, the library, the lab that broke it', () => {
  const said = (['log', 'library', 'fault'] as const).map((kind) => ({ kind, level: 'warning', text: kind }) as const)
  const [row] = diffRuns([message('/app/cookies/')], [{ ...message('/app/cookies/'), remarks: said }]).messages
  expect(changed(row?.response)).toEqual([
    { name: 'Streamlit’s log', a: null, b: 'log', kind: 'changed' },
    { name: 'library', a: null, b: 'library', kind: 'changed' },
    { name: 'broken on purpose', a: null, b: 'fault', kind: 'changed' },
  ])
})
