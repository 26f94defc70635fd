import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readProviderKeys } from './provider-keys.ts'

const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
const keys = (acmeKid: string, globexKid: string) =>
  JSON.stringify({ acme: { keys: [{ ...jwk, kid: acmeKid }] }, globex: { keys: [{ ...jwk, kid: globexKid }] } })

function keyFile(mode: number): string {
  const dir = mkdtempSync(join(tmpdir(), 'keys-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  const file = join(dir, 'keys.json')
  writeFileSync(file, keys('a', 'b'))
  chmodSync(file, mode)
  return file
}

test('takes a set of private keys for both tenants as it is', () => {
  expect(readProviderKeys(keys('a', 'b'), false)).toEqual({ value: keys('a', 'b') })
})

test('reads the same from a file that only its owner may open', () => {
  expect(readProviderKeys(`@${keyFile(0o600)}`, false)).toEqual({ value: keys('a', 'b') })
})

test('refuses a file that others may open', () => {
  const file = keyFile(0o644)
  expect(readProviderKeys(`@${file}`, false)).toEqual({
    problem: `PROVIDER_KEYS is "@${file}", which others than its owner may open: run chmod 600 on that file.`,
  })
})

test('refuses a file that is not there', () => {
  expect(readProviderKeys('@/nowhere/keys.json', false)).toEqual({
    problem: 'PROVIDER_KEYS is "@/nowhere/keys.json", which cannot be read: put "@" and the path of a key file there.',
  })
})

test('may be absent on a loopback origin only', () => {
  expect(readProviderKeys(null, true)).toEqual({ value: null })
  expect(readProviderKeys(null, false)).toEqual({
    problem:
      'PROVIDER_KEYS is missing, and PUBLIC_ORIGIN is not on this machine: "npm run make-keys" prints a value to put there.',
  })
})

test('refuses a public key, and names the part that is missing but no key', () => {
  const { d: _left, ...rest } = jwk
  const text = JSON.stringify({ acme: { keys: [{ ...rest, kid: 'a' }] }, globex: { keys: [{ ...jwk, kid: 'b' }] } })
  expect(readProviderKeys(text, false)).toEqual({
    problem:
      'PROVIDER_KEYS is not a set of private RSA keys for acme and globex (see acme.keys.0.d): "npm run make-keys" prints a value.',
  })
})

test('refuses a key whose parts are well formed and belong to different keys', () => {
  const { n } = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  const text = JSON.stringify({ acme: { keys: [{ ...jwk, kid: 'a' }] }, globex: { keys: [{ ...jwk, n, kid: 'b' }] } })
  expect(readProviderKeys(text, false)).toEqual({
    problem: 'PROVIDER_KEYS has a key whose parts do not fit together, kid "b": "npm run make-keys" prints a value.',
  })
})

test.each([
  ['not JSON', '{', 'the top'],
  [
    'a tenant without keys',
    JSON.stringify({ acme: { keys: [] }, globex: { keys: [{ ...jwk, kid: 'b' }] } }),
    'acme.keys',
  ],
])('refuses %s', (_name, text, place) => {
  expect(readProviderKeys(text, false).problem).toContain(`(see ${place})`)
})

test('refuses two keys with one kid', () => {
  expect(readProviderKeys(keys('same', 'same'), false)).toEqual({
    problem: 'PROVIDER_KEYS has two keys with kid "same": give every key a kid of its own.',
  })
})
