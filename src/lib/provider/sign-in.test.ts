import { expect, test } from 'vitest'
import { linusGroups } from './linus-groups.ts'
import { app, browser, callback, pageOf, testProviders } from './testing.ts'

const _people = {
  acme: {
    ada: {
      sub: '7d1f6a52-0c8e-4b6e-9a53-6f0b1e2c4d10',
      name: 'Ada Lovelace',
      given_name: 'Ada',
      family_name: 'Lovelace',
      preferred_username: 'ada',
      picture: 'http://localhost:4321/provider/acme/people/ada.svg',
      locale: 'en-GB',
      zoneinfo: 'Europe/London',
      groups: ['staff', 'analysts', 'admins'],
      updated_at: 1767225600,
      email: 'ada@acme.example',
      email_verified: true,
    },
    grace: {
      sub: 'c2a90e7b-51d4-4f0a-8b3e-2d9c7f61a845',
      name: 'Grace Hopper',
      given_name: 'Grace',
      family_name: 'Hopper',
      preferred_username: 'grace',
      locale: 'en-US',
      groups: ['staff'],
    },
    linus: {
      sub: '3e58b4c1-9f27-4d06-a1c8-74e0d5b9263f',
      name: 'Linus Ek',
      given_name: 'Linus',
      family_name: 'Ek',
      preferred_username: 'linus',
      locale: 'sv-SE',
      groups: linusGroups,
      email: 'linus@acme.example',
      email_verified: true,
    },
    noor: {
      sub: 'f04d7c36-28ab-4e95-b7d2-1c6a8e93505b',
      name: 'نور الهاشمي',
      given_name: 'نور',
      family_name: 'الهاشمي',
      preferred_username: 'noor',
      locale: 'ar',
      groups: ['guests'],
      email: 'noor@acme.example',
      email_verified: false,
    },
    sam: { sub: '91b6e2d8-47f3-4a1c-8e05-d3c07f5a9b62' },
  },
  globex: {
    ada: {
      sub: '104729318846021573904',
      name: 'Ada Lovelace',
      given_name: 'Ada',
      family_name: 'Lovelace',
      picture: 'http://localhost:4321/provider/globex/people/ada.svg',
      email: 'ada@globex.example',
      email_verified: true,
      hd: 'globex.example',
    },
    grace: {
      sub: '117350926648813027465',
      name: 'Grace Hopper',
      given_name: 'Grace',
      family_name: 'Hopper',
      picture: 'http://localhost:4321/provider/globex/people/grace.svg',
    },
    linus: {
      sub: '109982461037755840126',
      name: 'Linus Ek',
      given_name: 'Linus',
      family_name: 'Ek',
      picture: 'http://localhost:4321/provider/globex/people/linus.svg',
      email: 'linus@globex.example',
      email_verified: true,
      hd: 'globex.example',
    },
    noor: {
      sub: '112604837791150962380',
      name: 'نور الهاشمي',
      given_name: 'نور',
      family_name: 'الهاشمي',
      picture: 'http://localhost:4321/provider/globex/people/noor.svg',
      email: 'noor@acme.example',
      email_verified: false,
    },
    sam: { sub: '101846572903316428057' },
  },
} as const

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

test('names the place of the app in the form-action of the sign-in page', async () => {
  const providers = await testProviders()
  const { answer } = await browser(providers).follow((await (await app(providers, 'acme')).begin()).url)
  if (answer.kind !== 'page') throw new Error('no page')
  // Anything stricter makes the browser send the form with Origin: null, which the site refuses.
  expect(answer.headers.get('referrer-policy')).toBe('same-origin')
  expect(answer.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self' http://localhost:8501; base-uri 'none'; frame-ancestors 'self'; frame-src 'self'; object-src 'none'",
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
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'sha256-[\w+/]+=*'/)
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
