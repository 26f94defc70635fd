import { expect, test } from 'vitest'
import { getReferenceRun } from '#data/reference-run.ts'
import { recordedValue } from './recorded-value.ts'

async function value(path: string): Promise<string> {
  const run = await getReferenceRun('simple-example')
  if (!run) throw new Error('no run')
  return recordedValue(run, path)
}

test.each([
  ['authorization.prompt', 'select_account'],
  ['token.grant_type', 'authorization_code'],
  ['token.expires_in', '300'],
  ['metadata.issuer', 'http://localhost:4321/provider/acme'],
  ['keys.content-type', 'application/jwk-set+json; charset=utf-8'],
  ['claims.email', 'ada@acme.example'],
  ['claims.groups', '["staff","analysts","admins"]'],
])('finds %s', async (path, expected) => {
  expect(await value(path)).toBe(expected)
})

test('finds the same state in the request and in the callback', async () => {
  expect(await value('callback.state')).toBe(await value('authorization.state'))
})

test.each(['authorization.max_age', 'claims.hd', 'nothing.at-all'])('throws where there is no %s', async (path) => {
  await expect(value(path)).rejects.toThrow('the recorded run of simple-example has no')
})
