import { expect, test } from 'vitest'
import { app, browser, callback, pageOf, testProviders } from './testing.ts'

test('signs in as a person of the visitor with the claims that were typed', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'globex')).begin()
  const last = await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), {
    persona: 'custom',
    name: 'Robin Example',
    email: 'robin@example.com',
    claims: '{ "department": "Research", "level": 3 }',
  })
  const { iat: _iat, exp: _exp, ...claims } = (await attempt.redeem(last.url)).claims() ?? { iat: 0, exp: 0 }
  expect(claims).toEqual({
    sub: 'custom-DWKIbsSeqOPBKGcKs9VSktWN',
    name: 'Robin Example',
    email: 'robin@example.com',
    email_verified: false,
    department: 'Research',
    level: 3,
    iss: 'http://localhost:4321/provider/globex',
    aud: 'test-app',
    nonce: attempt.nonce,
  })
})

test('keeps what was typed when the person of the visitor cannot be', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'acme')).begin()
  const { answer } = await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), {
    persona: 'custom',
    name: 'Mallory',
    email: '',
    email_verified: 'on',
    claims: '{ "iss": "https://accounts.google.com" }',
  })
  expect(answer).toMatchObject({ status: 422, clientId: 'test-app' })
  expect(pageOf(answer, 'sign-in').custom).toEqual({
    form: { name: 'Mallory', email: '', emailVerified: true, claims: '{ "iss": "https://accounts.google.com" }' },
    errors: { claims: '"iss" is set by the provider: take it out.' },
    open: true,
  })
})

test('asks again when the answer names no one', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'acme')).begin()
  const { answer } = await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), {
    persona: 'mallory',
  })
  expect(answer).toMatchObject({ status: 400 })
  expect(pageOf(answer, 'sign-in').problem).toBe('Choose one of the people below.')
})

test('the form of the sign-in page may be sent to this site alone', async () => {
  const providers = await testProviders()
  const { answer } = await browser(providers).follow((await (await app(providers, 'acme')).begin()).url)
  if (answer.kind !== 'page') throw new Error('no page')
  // Anything stricter makes the browser send the form with Origin: null, which the site refuses.
  expect(answer.headers.get('referrer-policy')).toBe('same-origin')
  expect(answer.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self' 'sha256-Pd/cXWtYIiZpfC/oDlpcSbDh9rgWR1cpv0QW5IwH6F0='; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; frame-src 'self'; object-src 'none'",
  )
})

test('lets the script of a form_post answer run, and its form lead to the app', async () => {
  const providers = await testProviders()
  const visitor = browser(providers)
  const attempt = await (await app(providers, 'acme')).begin({ response_mode: 'form_post' })
  const { answer } = await visitor.post(pageOf((await visitor.follow(attempt.url)).answer, 'sign-in'), {
    persona: 'ada',
  })
  if (answer.kind !== 'response') throw new Error('no response')
  expect(answer.response.status).toBe(200)
  const policy = answer.response.headers.get('content-security-policy')
  expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]+=*'/)
  expect(policy).toMatch(/form-action 'self' http:\/\/localhost:8501;/)
})

test('shows what the app asked for in the order it came, unknown parameters too', async () => {
  const providers = await testProviders()
  const url = new URL(`${providers.issuer('globex')}/auth`)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: 'test-app',
    redirect_uri: callback,
    scope: 'openid groups',
    state: 'abc',
    audience: 'api',
    nonce: 'n-1',
    prompt: 'select_account',
  }).toString()
  const { asked, app: name } = pageOf((await browser(providers).follow(url.href)).answer, 'sign-in')
  expect(name).toBe('Test app')
  expect(asked.map(({ name, value, verdict }) => [name, value, verdict])).toEqual([
    ['response_type', 'code', 'used'],
    ['client_id', 'test-app', 'checked'],
    ['redirect_uri', 'http://localhost:8501/oauth2callback', 'checked'],
    ['scope', 'openid groups', 'used'],
    ['state', 'abc', 'used'],
    ['audience', 'api', 'ignored'],
    ['nonce', 'n-1', 'used'],
    ['prompt', 'select_account', 'used'],
  ])
  expect(asked[3]?.meaning).toBe('Asks for an ID token. Not known here, ignored: groups.')
  expect(asked[5]?.meaning).toBe('Not known to this provider, ignored.')
})
