import { expect, test } from 'vitest'
import { judgeDiscovery } from './judge-discovery.ts'

const url = 'https://id.example/.well-known/openid-configuration'
const good = {
  issuer: 'https://id.example',
  authorization_endpoint: 'https://id.example/auth',
  token_endpoint: 'https://id.example/token',
  jwks_uri: 'https://id.example/jwks',
  end_session_endpoint: 'https://id.example/logout',
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
  scopes_supported: ['openid', 'email', 'profile'],
  token_endpoint_auth_methods_supported: ['client_secret_basic'],
  claims_supported: ['sub', 'email', 'name'],
}
const codes = (text: string, from: { url?: string } = {}) => judgeDiscovery(text, from).findings.map(({ code }) => code)
const changed = (members: object) => JSON.stringify({ ...good, ...members })

test('finds nothing in a document that fits', () => {
  const { findings, members } = judgeDiscovery(JSON.stringify(good), { url })
  expect(findings).toEqual([])
  expect(members.map(({ name, use, verdict }) => `${name} ${use} ${verdict}`)).toEqual([
    'issuer callback good',
    'authorization_endpoint login good',
    'token_endpoint callback good',
    'jwks_uri callback good',
    'end_session_endpoint logout good',
    'response_types_supported never unused',
    'subject_types_supported never unused',
    'id_token_signing_alg_values_supported callback good',
    'code_challenge_methods_supported login good',
    'scopes_supported never unused',
    'token_endpoint_auth_methods_supported never unused',
    'claims_supported never unused',
  ])
})

test.each([
  ['discovery-empty', ''],
  ['discovery-web-page', '<!doctype html><title>Sign in</title>'],
  ['discovery-not-json', 'issuer: x'],
  ['discovery-not-object', '[]'],
  ['discovery-key-set', '{"keys":[]}'],
  ['discovery-too-long', `{"issuer":"${'x'.repeat(262_200)}"}`],
  ['discovery-too-deep', `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
  ['discovery-authorization-endpoint-missing', JSON.stringify({ ...good, authorization_endpoint: undefined })],
  ['discovery-authorization-endpoint-no-text', changed({ authorization_endpoint: 5 })],
  ['discovery-authorization-endpoint-relative', changed({ authorization_endpoint: '/auth' })],
  ['discovery-token-endpoint-missing', changed({ token_endpoint: undefined })],
  ['discovery-jwks-uri-missing', changed({ jwks_uri: undefined })],
  ['discovery-end-session-missing', changed({ end_session_endpoint: undefined })],
  [
    'discovery-end-session-cognito',
    changed({ end_session_endpoint: 'https://pool.auth.eu-west-1.amazoncognito.com/logout' }),
  ],
  ['discovery-plain-http', changed({ token_endpoint: 'http://id.example/token' })],
  ['discovery-issuer-missing', changed({ issuer: undefined })],
  ['discovery-issuer-no-text', changed({ issuer: null })],
  ['discovery-issuer-template', changed({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' })],
  ['discovery-issuer-form', changed({ issuer: 'https://id.example/?a=b' })],
  ['discovery-pkce-missing', changed({ code_challenge_methods_supported: ['plain'] })],
  ['discovery-pkce-missing', changed({ code_challenge_methods_supported: null })],
  ['discovery-pkce-no-list', changed({ code_challenge_methods_supported: 5 })],
  ['discovery-no-code-flow', changed({ response_types_supported: ['id_token'] })],
  ['discovery-no-query-mode', changed({ response_modes_supported: ['form_post'] })],
  ['discovery-scopes', changed({ scopes_supported: ['openid'] })],
  ['discovery-prompt', changed({ prompt_values_supported: ['login', 'none'] })],
  ['discovery-demands', changed({ require_pushed_authorization_requests: true })],
  ['discovery-algorithms-missing', changed({ id_token_signing_alg_values_supported: undefined })],
  ['discovery-algorithms-only-shared', changed({ id_token_signing_alg_values_supported: ['HS256'] })],
  ['discovery-algorithms-shared', changed({ id_token_signing_alg_values_supported: ['RS256', 'HS256'] })],
  ['discovery-algorithm-none', changed({ id_token_signing_alg_values_supported: ['RS256', 'none'] })],
  ['discovery-encryption', changed({ id_token_encryption_alg_values_supported: ['RSA-OAEP'] })],
  ['discovery-client-secret-post', changed({ token_endpoint_auth_methods_supported: ['client_secret_post'] })],
  ['discovery-client-authentication', changed({ token_endpoint_auth_methods_supported: ['private_key_jwt'] })],
  ['discovery-claims', changed({ claims_supported: ['sub'] })],
])('%s is found, and nothing else', (code, text) => {
  expect(codes(text)).toEqual([code])
})

test('an issuer with a slash at its end fits its address', () => {
  expect(codes(changed({ issuer: 'https://id.example/' }), { url })).toEqual([])
})

test('an address that the issuer does not name is said, and that Streamlit does not mind', () => {
  const [finding] = judgeDiscovery(JSON.stringify(good), { url: 'http://keycloak:8080/x' }).findings
  expect(finding?.code).toBe('discovery-issuer-url')
  expect(finding?.so).toContain('`https://id.example/.well-known/openid-configuration`')
  expect(finding?.kind).toBe('surprising')
})

test('what breaks the login comes before what surprises', () => {
  const { findings } = judgeDiscovery(
    changed({ issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0', end_session_endpoint: undefined }),
  )
  expect(findings.map(({ kind }) => kind)).toEqual(['fails', 'surprising'])
})

test('a member named __proto__ is a member like others', () => {
  const { members } = judgeDiscovery(`{"__proto__":{"issuer":"x"},${JSON.stringify(good).slice(1)}`)
  expect(members[0]).toEqual({ name: '__proto__', value: '{"issuer":"x"}', use: 'never', verdict: 'unused' })
})

test('a long value is cut, and a backtick in one cannot end the quotation', () => {
  const { members, findings } = judgeDiscovery(changed({ issuer: `https://id.example/{${'`'.repeat(400)}` }))
  expect(members[0]?.value).toHaveLength(158)
  expect(findings[0]?.so.split('`')).toHaveLength(5)
})
