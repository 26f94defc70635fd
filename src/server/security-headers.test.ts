import { expect, test } from 'vitest'
import { redirectHeaders, securityHeaders } from './security-headers.ts'

test('sends the strict policy on an ordinary page', () => {
  expect(securityHeaders({ https: false }, '/guide/configure')).toMatchObject({
    'content-security-policy':
      "default-src 'none'; script-src 'self' 'sha256-Pd/cXWtYIiZpfC/oDlpcSbDh9rgWR1cpv0QW5IwH6F0='; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-src 'self'; frame-ancestors 'none'",
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
})

test.each(['/app/simple-example/', '/provider/acme/auth', '/lab', '/lab/flow'])('lets this site frame %s', (path) => {
  const headers = securityHeaders({ https: false }, path)
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
  expect(headers['x-frame-options']).toBe('SAMEORIGIN')
})

test.each(['/', '/guide/lab', '/labs', '/application', '/providers/google', '/%61pp/x'])(
  'lets nobody frame %s',
  (path) => {
    const headers = securityHeaders({ https: false }, path)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-frame-options']).toBe('DENY')
  },
)

test('adds what only https can keep', () => {
  const headers = securityHeaders({ https: true }, '/')
  expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  expect(headers['content-security-policy']).toMatch(/; upgrade-insecure-requests$/)
  expect(securityHeaders({ https: false }, '/')).not.toHaveProperty('strict-transport-security')
})

test.each(['/provider/acme/jwks', '/provider/acme/.well-known/openid-configuration', '/.well-known/security.txt'])(
  'lets other origins read %s',
  (path) => {
    expect(securityHeaders({ https: false }, path)['cross-origin-resource-policy']).toBe('cross-origin')
  },
)

test('a redirect carries what every answer does but what only a document obeys', () => {
  expect(Object.keys(redirectHeaders(securityHeaders({ https: true }, '/app/simple-example/auth/login')))).toEqual([
    'x-content-type-options',
    'referrer-policy',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'strict-transport-security',
  ])
})
