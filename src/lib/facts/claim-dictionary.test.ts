import { expect, test } from 'vitest'
import { tenants } from '#lib/provider/tenant-table.ts'
import { tenantNames } from '#lib/provider/tenants.ts'
import { claimDictionary, explainClaim } from './claim-dictionary.ts'

const vendors = [
  ...['oid', 'tid', 'hd', 'groups', 'roles', 'preferred_username', 'upn', 'wids', 'acct', 'idp', 'ver', 'amr', 'sid'],
  ...['cognito:username', 'cognito:groups', 'token_use', 'realm_access', 'org_id', 'nonce_supported'],
]

test.each(vendors)('explains %s, with its source', (name) => {
  expect(claimDictionary[name]?.meaning).toMatch(/\.$/)
  expect(claimDictionary[name]?.source).not.toBe('')
})

test('explains every claim that a sample provider sends', () => {
  const sent = tenantNames.flatMap((tenant) => Object.values(tenants[tenant].claims).flat())
  expect(sent.filter((name) => claimDictionary[name] === undefined && !name.startsWith('https://'))).toEqual([])
})

test('knows families of names', () => {
  expect(explainClaim('custom:department').source).toBe('Amazon Cognito, ID token')
  expect(explainClaim('https://app.example/roles').source).toBe('Auth0, ID tokens')
})

test('says of an unknown claim that the provider chose it', () => {
  expect(explainClaim('department').source).toBe('chosen by the provider')
  expect(explainClaim('constructor').source).toBe('chosen by the provider')
})
