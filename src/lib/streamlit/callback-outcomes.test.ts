import { expect, test } from 'vitest'
import { callbackOutcome, decideBeforeExchange } from './callback-outcomes.ts'

const entry = { data: { redirect_uri: 'http://localhost:8501/oauth2callback', url: 'u' }, exp: 1_700_003_600 }
const session = { _state_acme_abc: entry }
const redirectUri = 'http://localhost:8501/oauth2callback'
const decide = (query: string) => decideBeforeExchange({ redirectUri, session, query: new URLSearchParams(query) })

test.each([undefined, ''])('redirect_uri %j comes before everything', (none) => {
  const query = new URLSearchParams('error=access_denied&state=abc')
  expect(decideBeforeExchange({ redirectUri: none, session, query })).toEqual({
    code: 'callback-no-redirect-uri',
    log: { level: 'error', text: 'Error, misconfigured origin for `redirect_uri` in secrets.' },
    deletes: 'undecodable',
    sets: false,
  })
})

test('an error of the provider comes before the state', () => {
  expect(decide('error=access_denied&error_description=The+user+said+no&state=abc')).toEqual({
    code: 'callback-provider-error',
    log: {
      level: 'error',
      text: 'Error during authentication: access_denied. Error description: The user said no',
    },
    deletes: 'undecodable',
    sets: false,
  })
})

test.each(['error=x', 'error=x&error_description='])('%s has the description None', (query) => {
  expect(decide(query)).toMatchObject({ log: { text: 'Error during authentication: x. Error description: None' } })
})

test('an error cannot forge a line of the log', () => {
  expect(decide('error=x%0D%0AERROR&error_description=a%0Ab')).toMatchObject({
    log: { text: 'Error during authentication: xERROR. Error description: ab' },
  })
})

test.each(['', 'code=1', 'state=', 'state=xyz&code=1', 'error=&state=xyz', 'state=abc&state=xyz'])(
  '%j has no login of this browser',
  (query) => {
    expect(decide(query)).toEqual({
      code: 'callback-unknown-state',
      log: {
        level: 'warning',
        text: 'Missing provider for OAuth callback; this often indicates a stale or replayed callback (for example, from browser back/forward navigation).',
      },
      deletes: 'undecodable',
      sets: false,
    })
  },
)

test.each(['state=abc&code=1', 'state=abc', 'error=&state=abc', 'state=xyz&state=abc'])('%s goes on', (query) => {
  expect(decide(query)).toEqual({
    exchange: { provider: 'acme', data: { redirectUri, url: 'u' }, rest: {} },
  })
})

test('a failed exchange deletes a good login too', () => {
  expect(callbackOutcome('callback-exchange-failed', { provider: 'acme' })).toEqual({
    code: 'callback-exchange-failed',
    log: { level: 'warning', text: "OAuth token exchange failed for provider 'acme'. Clearing auth cookies." },
    deletes: 'all',
    sets: false,
  })
})

test('a login without user information', () => {
  expect(callbackOutcome('callback-no-userinfo', { provider: 'acme' })).toEqual({
    code: 'callback-no-userinfo',
    log: { level: 'error', text: "OAuth provider 'acme' did not return user information during callback." },
    deletes: 'undecodable',
    sets: false,
  })
})

test('a login that worked logs nothing and sets cookies', () => {
  expect(callbackOutcome('callback-success')).toEqual({
    code: 'callback-success',
    log: null,
    deletes: 'none',
    sets: true,
  })
})
