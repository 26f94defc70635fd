import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../scripts/run.ts'

/**
 * The modules of the OpenID Foundation's plans that the tests of this folder are modelled on, as they are called in
 * conformance-suite 5.2.4. The tests are ours, and certify nothing.
 */
const plans: Readonly<Record<string, readonly string[]>> = {
  'oidcc-basic-certification-test-plan': [
    ...['oidcc-server', 'oidcc-response-type-missing', 'oidcc-idtoken-signature', 'oidcc-idtoken-unsigned'],
    ...['oidcc-userinfo-get', 'oidcc-userinfo-post-header', 'oidcc-userinfo-post-body'],
    'oidcc-ensure-request-without-nonce-succeeds-for-code-flow',
    ...['oidcc-scope-profile', 'oidcc-scope-email', 'oidcc-scope-address', 'oidcc-scope-phone', 'oidcc-scope-all'],
    ...['oidcc-alternate-happy-flow', 'oidcc-display-page', 'oidcc-display-popup', 'oidcc-ui-locales'],
    ...['oidcc-claims-locales', 'oidcc-login-hint', 'oidcc-ensure-request-with-acr-values-succeeds'],
    ...['oidcc-prompt-login', 'oidcc-prompt-none-not-logged-in', 'oidcc-prompt-none-logged-in'],
    ...['oidcc-max-age-1', 'oidcc-max-age-10000', 'oidcc-ensure-request-with-unknown-parameter-succeeds'],
    ...['oidcc-id-token-hint', 'oidcc-codereuse', 'oidcc-codereuse-30seconds', 'oidcc-ensure-registered-redirect-uri'],
    ...['oidcc-ensure-post-request-succeeds', 'oidcc-server-client-secret-post'],
    'oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported',
    'oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported',
    ...['oidcc-claims-essential', 'oidcc-ensure-request-object-with-redirect-uri', 'oidcc-refresh-token'],
    'oidcc-ensure-request-with-valid-pkce-succeeds',
  ],
  'oidcc-config-certification-test-plan': ['oidcc-discovery-endpoint-verification'],
  'oidcc-dynamic-certification-test-plan': [
    ...['oidcc-idtoken-rs256', 'oidcc-userinfo-rs256', 'oidcc-ensure-redirect-uri-in-authorization-request'],
    ...['oidcc-redirect-uri-query-OK', 'oidcc-redirect-uri-query-mismatch', 'oidcc-redirect-uri-query-added'],
    ...['oidcc-redirect-uri-regfrag', 'oidcc-registration-logo-uri', 'oidcc-registration-policy-uri'],
    ...['oidcc-registration-tos-uri', 'oidcc-registration-jwks-uri', 'oidcc-registration-sector-uri'],
    ...['oidcc-registration-sector-bad', 'oidcc-server-rotate-keys', 'oidcc-refresh-token-rp-key-rotation'],
    ...['oidcc-request-uri-unsigned', 'oidcc-request-uri-signed-rs256'],
    'oidcc-ensure-client-assertion-with-iss-aud-succeeds',
  ],
  'oidcc-rp-initiated-logout-certification-test-plan': [
    'oidcc-rp-initiated-logout-discovery-endpoint-verification',
    ...['oidcc-rp-initiated-logout', 'oidcc-rp-initiated-logout-bad-post-logout-redirect-uri'],
    'oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri',
    ...['oidcc-rp-initiated-logout-modified-id-token-hint', 'oidcc-rp-initiated-logout-bad-id-token-hint'],
    ...['oidcc-rp-initiated-logout-no-id-token-hint', 'oidcc-rp-initiated-logout-no-params'],
    ...['oidcc-rp-initiated-logout-no-post-logout-redirect-uri', 'oidcc-rp-initiated-logout-only-state'],
    'oidcc-rp-initiated-logout-no-state',
  ],
  'oidcc-client-basic-certification-test-plan': [
    ...['oidcc-client-test', 'oidcc-client-test-invalid-iss', 'oidcc-client-test-invalid-aud'],
    ...['oidcc-client-test-missing-sub', 'oidcc-client-test-missing-iat'],
    ...['oidcc-client-test-kid-absent-single-jwks', 'oidcc-client-test-kid-absent-multiple-jwks'],
    ...['oidcc-client-test-idtoken-sig-rs256', 'oidcc-client-test-idtoken-sig-none'],
    ...['oidcc-client-test-invalid-sig-rs256', 'oidcc-client-test-userinfo-invalid-sub'],
    ...['oidcc-client-test-nonce-invalid', 'oidcc-client-test-scope-userinfo-claims'],
    'oidcc-client-test-client-secret-basic',
  ],
  'the plans of an RP for metadata, logout, refresh': [
    ...['oidcc-client-test-discovery-openid-config', 'oidcc-client-test-discovery-jwks-uri-keys'],
    ...['oidcc-client-test-discovery-issuer-mismatch', 'oidcc-client-test-signing-key-rotation'],
    'oidcc-client-test-signing-key-rotation-just-before-signing',
    ...['oidcc-client-test-rp-init-logout', 'oidcc-client-test-rp-init-logout-other-state'],
    ...['oidcc-client-test-rp-init-logout-no-state', 'oidcc-client-test-refresh-token'],
    ...['oidcc-client-test-refresh-token-invalid-issuer', 'oidcc-client-test-refresh-token-invalid-sub'],
  ],
}

const folder = join(root, 'tests/unit/oidf')

/** The names of the tests, with `%s` filled in and what is shortened after "and" written out. */
const text = readdirSync(folder)
  .filter((name) => name !== 'modules.test.ts')
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n')

const patterns: Readonly<Record<string, RegExp>> = {
  userinfo: /^oidcc-userinfo-(get|post-header|post-body)$/,
  scope: /^oidcc-scope-(profile|email|address|phone)$/,
  logout: /^oidcc-rp-initiated-logout(-[\w-]+)$/,
}

/** Whether a test has the module's name: whole, made of a table, or as the second of two. */
function isNamed(module: string): boolean {
  if (new RegExp(`${module}(?![\\w-])`).test(text)) return true
  const parts = Object.values(patterns).map((pattern) => pattern.exec(module)?.[1])
  if (parts.some((part) => part !== undefined && text.includes(`'${part}'`))) return true
  return text.split('\n').some((line) => {
    const [, first = '', second = ''] = /'(oidcc-[\w-]+) and (-[\w-]+)/.exec(line) ?? []
    return second !== '' && module.endsWith(second) && first.startsWith(module.slice(0, -second.length))
  })
}

test.each(Object.entries(plans))('every module of %s has a test of its name', (_plan, modules) => {
  expect(modules.filter((module) => !isNamed(module))).toEqual([])
})
