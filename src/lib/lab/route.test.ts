import { expect, test } from 'vitest'
import { routeOf } from './route.ts'

test.each([
  ['/app/cookies/', { of: 'app', slug: 'cookies', endpoint: 'page' }],
  ['/app/cookies', { of: 'app', slug: 'cookies', endpoint: 'page' }],
  ['/app/cookies/auth/login', { of: 'app', slug: 'cookies', endpoint: 'login' }],
  ['/app/cookies/auth/logout', { of: 'app', slug: 'cookies', endpoint: 'logout' }],
  ['/app/cookies/oauth2callback', { of: 'app', slug: 'cookies', endpoint: 'callback' }],
  ['/provider/acme/.well-known/openid-configuration', { of: 'provider', tenant: 'acme' }],
  ['/provider/acme/', { of: 'provider', tenant: 'acme' }],
  ['/.well-known/oauth-authorization-server/provider/acme', { of: 'provider', tenant: 'acme' }],
])('%s belongs to the lab', (path, route) => {
  expect(routeOf(path)).toEqual(route)
})

test.each([
  '/app/',
  '/app/cookies/settings',
  '/app/cookies/held-cookies',
  '/provider/acme',
  '/provider/acme/held-cookies',
  '/lab/cookies/',
])('%s does not', (path) => {
  expect(routeOf(path)).toBeNull()
})
