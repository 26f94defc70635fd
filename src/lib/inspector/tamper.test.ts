import { expect, test } from 'vitest'
import { readChunks, writeChunks } from '#lib/streamlit/chunks.ts'
import { takeApart } from '#lib/streamlit/cookie-anatomy.ts'
import { readTamperForm, tamper, tamperable } from './tamper.ts'

const at = { secret: 'secret', now: 1_700_000_000 }
const name = '_streamlit_user'
const login = (text: string) =>
  new Map(writeChunks({ name, value: text, path: '/', ...at }).map((cookie) => [cookie.name, cookie.value]))
const ada = login(
  '{"iss": "https://idp.example", "exp": 1700003600, "address": {"email": "x"}, "email": "ada@acme.example", "is_logged_in": true}',
)
const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [key, value] of Object.entries(fields)) data.set(key, value)
  return data
}

test('a changed claim leaves every other byte of the content, the time and the signature as they were', () => {
  const done = tamper(ada, { kind: 'claim', claim: 'email', value: 'root@acme.example' })
  const before = takeApart(ada.get(name) ?? '')
  const after = takeApart(done.ok ? done.value : '')
  expect(after?.inner).toBe(
    '{"iss": "https://idp.example", "exp": 1700003600, "address": {"email": "x"}, "email": "root@acme.example", "is_logged_in": true}',
  )
  expect(after?.signedAt).toBe(before?.signedAt)
  expect(after?.signature).toBe(before?.signature)
})

test.each([
  ['exp', '1900000000', '"exp": 1900000000'],
  ['exp', 'never', '"exp": "never"'],
  ['is_logged_in', 'false', '"is_logged_in": false'],
  ['email', '42', '"email": "42"'],
  ['email', 'a"b\u202e', String.raw`"email": "a\"b\u202e"`],
])('claim %s becomes %s', (claim, value, expected) => {
  const done = tamper(ada, { kind: 'claim', claim, value })
  expect(takeApart(done.ok ? done.value : '')?.inner).toContain(expected)
})

test('Streamlit takes a cookie with a changed claim, payload, time or signature for no cookie', () => {
  const tamperings = [
    { kind: 'claim', claim: 'email', value: 'root@acme.example' },
    { kind: 'flip', part: 'payload' },
    { kind: 'flip', part: 'time' },
    { kind: 'flip', part: 'signature' },
  ] as const
  const reads = tamperings.map((tampering) => {
    const done = tamper(ada, tampering)
    return readChunks({ name, jar: new Map(done.ok ? [[done.name, done.value]] : []), ...at })
  })
  expect(reads).toEqual(Array.from({ length: 4 }, () => ({ ok: false, reason: 'invalid' })))
})

test('flips one character and no more', () => {
  const done = tamper(new Map([[name, 'IntcImFcIjogMX0i.ZVPxAA.3ZvQiaT9HAvHuU_XyX3MOkx4Puc']]), {
    kind: 'flip',
    part: 'time',
  })
  expect(done).toEqual({ ok: true, name, value: 'IntcImFcIjogMX0i.ZVPwAA.3ZvQiaT9HAvHuU_XyX3MOkx4Puc' })
})

test('a cookie in pieces is changed in its first piece, and only what is whole there is offered', () => {
  const noise = Array.from({ length: 9000 }, (_, index) => ((index * 7919) % 9973).toString(36)).join(' ')
  const big = login(`{"sub": "linus", "noise": "${noise}", "email": "linus@acme.example"}`)
  expect(tamperable(big)).toEqual({ cookie: `${name}_1`, claims: [{ name: 'sub', text: 'linus' }] })
  const done = tamper(big, { kind: 'claim', claim: 'sub', value: 'ada' })
  expect(done).toMatchObject({ ok: true, name: `${name}_1` })
  const changed = new Map([...big, [`${name}_1`, done.ok ? done.value : '']])
  expect(readChunks({ name, jar: changed, ...at })).toEqual({ ok: false, reason: 'missing-chunk', chunk: 1 })
  expect(tamper(big, { kind: 'claim', claim: 'email', value: 'x' })).toEqual({ ok: false, reason: 'no-such-claim' })
})

test('says when there is nothing to tamper with', () => {
  const flip = { kind: 'flip', part: 'payload' } as const
  expect(tamper(new Map(), flip)).toEqual({ ok: false, reason: 'absent' })
  expect(tamper(new Map([[name, 'not a cookie']]), flip)).toEqual({ ok: false, reason: 'unreadable' })
  expect(tamper(ada, { kind: 'claim', claim: 'nickname', value: 'x' })).toEqual({ ok: false, reason: 'no-such-claim' })
  expect(tamperable(new Map())).toBeNull()
})

test('offers the claims that are no lists or objects', () => {
  expect(tamperable(ada)?.claims.map((claim) => claim.name)).toEqual(['iss', 'exp', 'email', 'is_logged_in'])
})

test('reads the form: a part to flip, or a claim with its new value', () => {
  expect(readTamperForm(form({ flip: 'time' }))).toEqual({ kind: 'flip', part: 'time' })
  expect(readTamperForm(form({ claim: 'email', value: '' }))).toEqual({ kind: 'claim', claim: 'email', value: '' })
  expect(readTamperForm(form({ flip: 'everything' }))).toBeUndefined()
  expect(readTamperForm(form({ claim: 'email', value: 'x'.repeat(201) }))).toBeUndefined()
})
