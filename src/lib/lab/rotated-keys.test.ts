import { createLocalJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { textOf } from '#lib/message/message.ts'
import { makeKeys, type ProviderKeys } from '#lib/provider/keys.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import { ask, labBrowser, testLab, testVisitor } from './testing.ts'

const [old, fresh] = await Promise.all([makeKeys(), makeKeys()])
const both = (first: ProviderKeys, second: ProviderKeys): ProviderKeys => ({
  acme: { keys: [...first.acme.keys, ...second.acme.keys] },
  globex: { keys: [...first.globex.keys, ...second.globex.keys] },
})

/** The processes of a site while its keys are changed: the new key is published first, signs then, and stays alone. */
const steps = [old, both(old, fresh), both(fresh, old), fresh]

test('while keys are changed step by step, every process verifies what its neighbours sign', async () => {
  const store = memoryStore({ clock: Date.now })
  const labs = await Promise.all(steps.map((providerKeys) => testLab({ store, providerKeys })))
  const signed: string[] = []
  for (const [at, lab] of labs.entries()) {
    await labBrowser(lab, `${testVisitor}-${at}`).login('simple-example', 'Log in with Acme ID', 'ada')
    const run = await lab.traces.current(`${testVisitor}-${at}`, 'simple-example')
    const token = run?.exchanges.find(({ request }) => request.url.endsWith('/token'))?.response?.body
    signed.push(JSON.parse(token?.text ?? '{}').id_token)
  }
  for (const [at, lab] of labs.entries()) {
    const { response } = await ask(lab, '/provider/acme/jwks')
    const keys = createLocalJWKSet(JSON.parse(textOf(response.body)))
    for (const near of [at - 1, at, at + 1]) {
      const token = signed[near]
      if (token !== undefined) expect((await jwtVerify(token, keys)).payload['email']).toBe('ada@acme.example')
    }
  }
  const kids = signed.map((token) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid)
  expect(kids).toEqual([old, old, fresh, fresh].map(({ acme }) => acme.keys[0]?.kid))
})
