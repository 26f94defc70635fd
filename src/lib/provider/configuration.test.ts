import Provider from 'oidc-provider'
import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import { createAccounts } from './accounts.ts'
import { configuration } from './configuration.ts'
import { tenants } from './tenant-table.ts'
import { testKeys, testRegistry } from './testing.ts'

test('oidc-provider fetches nothing that a client names', async () => {
  const store = memoryStore({ clock: Date.now })
  const tenant = tenants.acme
  const origin = 'http://localhost:4321'
  const input = {
    ...{ tenant, shape: undefined, origin, store, cookieKeys: ['a-cookie-key-of-the-tests'], clients: [] },
    keys: (await testKeys()).acme.keys,
    registry: testRegistry(),
    accounts: createAccounts({ tenant, origin, store }),
    draw: { error: () => {}, signOut: async () => {}, signedOut: () => {} },
  }
  // As it is, but for what makes the library want to fetch: subjects by sector, and a client that names one.
  const settings = {
    ...configuration(input),
    adapter: undefined,
    subjectTypes: ['pairwise' as const],
    pairwiseIdentifier: async () => 'x',
  }
  const provider = new Provider(`${origin}/provider/acme`, settings)
  const client = {
    client_id: 'a',
    client_secret: 'a-secret-0123456789',
    redirect_uris: ['https://a.example/cb'],
    sector_identifier_uri: 'https://canary.example/sector',
    subject_type: 'pairwise' as const,
  }
  // The types leave it out.
  await Reflect.get(provider.Client, 'adapter').upsert('a', client, 60)
  await expect(provider.Client.find('a')).rejects.toMatchObject({
    error_description: 'could not load sector_identifier_uri response',
    error_detail: 'the sample providers fetch nothing',
  })
})
