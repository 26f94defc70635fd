import { expect, test } from 'vitest'
import { pageOf } from '#lib/provider/testing.ts'
import { readersApp } from './testing.ts'

const codeSent = 'The provider sent the app a code'

test('a login that works is told step by step', async () => {
  const { begin, said, lab, app, providers } = await readersApp()
  expect(await said()).toEqual([])
  const { attempt, at } = await begin()
  expect(await said()).toEqual([codeSent, 'The app has not traded the code yet'])
  await attempt.redeem(at)
  expect(await said()).toEqual([codeSent, 'The provider gave out the tokens'])
  await providers.handle('acme', new Request(`${providers.issuer('acme')}/jwks?app=${app.tag}`))
  expect(await said()).toEqual([codeSent, 'The provider gave out the tokens', 'The app has fetched the keys'])
  const [login] = await lab.ownApps.logins(app)
  expect(login?.claims).toContainEqual(['email', 'ada@acme.example'])
})

test('metadata that were read say that a button was pressed, and what to do when nothing follows', async () => {
  const { app, providers, lab } = await readersApp()
  const url = `${providers.issuer('acme')}/.well-known/openid-configuration?app=${app.tag}`
  await providers.handle('acme', new Request(url))
  const [login] = await lab.ownApps.logins(app)
  expect(login?.findings).toMatchObject([
    {
      kind: 'open',
      title: 'The app has read the metadata',
      text: expect.stringContaining('when somebody presses its login button'),
      whatToDo: expect.stringContaining('copy client_id from this page'),
    },
  ])
})

test.each(['/.well-known/openid-configuratoin', '/well-known/openid-configuration'])(
  'a metadata URL that is misspelt is shown beside the right one: %s',
  async (path) => {
    const { app, providers, lab } = await readersApp()
    await providers.handle('acme', new Request(`${providers.issuer('acme')}${path}?app=${app.tag}`))
    const [login] = await lab.ownApps.logins(app)
    expect(login?.findings).toMatchObject([
      {
        kind: 'error',
        title: 'The metadata URL is misspelt',
        text: expect.stringContaining('Somebody pressed the login button'),
        facts: [
          { name: 'Asked for', values: [`/provider/acme${path}`] },
          { name: 'Right', values: ['/provider/acme/.well-known/openid-configuration'] },
        ],
        message: 1,
      },
    ])
    expect(login?.messages[0]?.exchange).toMatchObject({ channel: 'back', from: 'app' })
  },
)

test.each([
  ['cut short', (id: string) => id.slice(0, -1), 'The client_id is cut short', /ends after (\d+) of (\d+) characters/],
  ['cut after its nonce', (id: string) => id.slice(0, 21), 'The client_id is cut short', /ends after 21 of \d+ /],
  ['changed', (id: string) => `${id}x`, 'The client_id is not the registered one', /differs from character \d+ on/],
])('a client_id that is %s is told apart', async (_, change, title, text) => {
  const { app, providers, visitor, lab } = await readersApp()
  const sent = change(app.clientId)
  const query = new URLSearchParams({ client_id: sent, redirect_uri: app.redirectUris[0] ?? '', response_type: 'code' })
  await visitor.follow(`${providers.issuer('acme')}/auth?${query}`)
  expect(await lab.ownApps.logins(app)).toEqual([])
  // Only once its metadata were read is a beginning believed.
  await providers.handle(
    'acme',
    new Request(`${providers.issuer('acme')}/.well-known/openid-configuration?app=${app.tag}`),
  )
  await visitor.follow(`${providers.issuer('acme')}/auth?${query}`)
  const [login] = await lab.ownApps.logins(app)
  expect(login?.findings).toMatchObject([{ title, text: expect.stringMatching(text), message: 2 }])
  expect(login?.findings[0]?.facts).toEqual([
    { name: 'Sent', values: [sent] },
    { name: 'Registered', values: [app.clientId] },
  ])
})

test('a client_id without its beginning is nobody’s', async () => {
  const { app, lab, begin } = await readersApp()
  await begin()
  for (const id of ['', 'own1_', app.clientId.slice(0, 20), app.clientId.slice(5), 'simple-example']) {
    const url = `http://localhost:4321/provider/acme/auth?client_id=${encodeURIComponent(id)}`
    expect(await lab.ownApps.tagOf(null, url)).toBeNull()
  }
})

test('nothing that is shown holds a code, a token, a cookie or a secret', async () => {
  const { begin, lab, app, visitor } = await readersApp()
  const { attempt, at } = await begin()
  const tokens = await attempt.redeem(at)
  const shown = JSON.stringify(await lab.ownApps.logins(app))
  const code = new URL(at).searchParams.get('code') ?? 'none'
  const cookies = visitor.jar.all().map(({ value }) => value)
  for (const secret of [
    code,
    tokens.access_token,
    tokens.id_token ?? 'none',
    app.clientSecret,
    attempt.verifier,
    ...cookies,
  ])
    expect(shown).not.toContain(secret)
  expect(shown).toContain('ada@acme.example')
})

test('an unregistered redirect URI stands beside the registered one', async () => {
  const { begin, lab, app } = await readersApp()
  await begin({ redirect_uri: 'http://127.0.0.1:8501/oauth2callback/' })
  expect((await lab.ownApps.logins(app))[0]?.findings).toEqual([
    {
      kind: 'error',
      title: 'The redirect URI is not registered',
      text: 'They differ in the host (127.0.0.1 and localhost are two hosts, also where they are one machine) and the slash at the end. The provider compares them character by character.',
      whatToDo: expect.stringContaining('Make redirect_uri in secrets.toml equal'),
      facts: [
        { name: 'Sent', values: ['http://127.0.0.1:8501/oauth2callback/'] },
        { name: 'Registered', values: ['http://localhost:8501/oauth2callback'] },
      ],
      differs: 7,
      problem: 'unregistered-redirect-uri',
      line: 'redirect_uri',
      message: 1,
    },
  ])
})

test('the wrong provider is named', async () => {
  const { app, providers, visitor, said } = await readersApp()
  const query = new URLSearchParams({ client_id: app.clientId, redirect_uri: app.redirectUris[0] ?? '' })
  await visitor.follow(`${providers.issuer('globex')}/auth?${query}`)
  expect(await said()).toEqual(['This is the other provider'])
})

test('a registration that is over is named', async () => {
  const { begin, clock, said } = await readersApp()
  clock.now += 86_400_000
  await begin()
  expect(await said()).toEqual(['This registration has ended'])
})

test('a scope without openid is named, and that there is no ID token', async () => {
  const { app, providers, visitor, redeem, said } = await readersApp()
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: 'http://localhost:8501/oauth2callback',
    response_type: 'code',
    scope: 'email profile',
  })
  const first = await visitor.follow(`${providers.issuer('acme')}/auth?${query}`)
  const { url } = await visitor.post(pageOf(first.answer, 'sign-in'), { persona: 'ada' })
  expect(await said()).toEqual(['The scope lacks openid', codeSent, 'The app has not traded the code yet'])
  await redeem(url, {})
  const titles = ['The scope lacks openid', codeSent, 'The provider gave out the tokens', 'There is no ID token']
  expect(await said()).toEqual(titles)
})

test('a wrong client secret is told by its length only', async () => {
  const { begin, redeem, lab, app } = await readersApp()
  const { at } = await begin()
  await redeem(at, { secret: 'a-secret-of-an-older-registration' })
  const [login] = await lab.ownApps.logins(app)
  expect(login?.findings.at(-1)).toMatchObject({
    kind: 'error',
    title: 'The provider refused the client secret',
    facts: [
      { name: 'Sent', values: ['a secret of 33 characters'] },
      { name: 'Expected', values: ['a secret of 43 characters'] },
    ],
  })
  expect(JSON.stringify(login)).not.toContain('a-secret-of-an-older-registration')
})

test('a wrong verifier, another redirect URI, a used code and a late code are told apart', async () => {
  const { begin, redeem, said, clock } = await readersApp()
  const first = await begin()
  await redeem(first.at, { code_verifier: 'x'.repeat(43) })
  expect((await said()).at(-1)).toBe('PKCE does not fit: the code_verifier is not the one of this login')
  await redeem(first.at, { code_verifier: first.attempt.verifier, redirect_uri: 'http://localhost:8501/x' })
  expect((await said()).at(-1)).toBe('The token request names another redirect URI')
  await first.attempt.redeem(first.at)
  await redeem(first.at, { code_verifier: first.attempt.verifier })
  expect(await said()).toContain('The code was used a second time')
  const second = await begin()
  clock.now += 61_000
  await redeem(second.at, { code_verifier: second.attempt.verifier })
  expect((await said()).at(-1)).toBe('The code has expired')
  await redeem(first.at, { code_verifier: first.attempt.verifier })
  expect((await said()).at(-1)).toBe('The code is not one of this login')
})

test('Deny and prompt=none are told apart', async () => {
  const { begin, said } = await readersApp()
  await begin({}, { deny: 'yes' })
  expect(await said()).toEqual(['The person chose Deny'])
  await begin({ prompt: 'none' })
  expect(await said()).toEqual(['A page was needed, and none was allowed'])
})

test('an open sign-in page is no mistake', async () => {
  const { providers, visitor, app, said } = await readersApp()
  const query = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: app.redirectUris[0] ?? '',
    response_type: 'code',
    scope: 'openid',
    nonce: 'a-nonce-of-the-tests',
  })
  pageOf((await visitor.follow(`${providers.issuer('acme')}/auth?${query}`)).answer, 'sign-in')
  expect(await said()).toEqual(['The sign-in page is open'])
})

test('a logout is followed to its end, and an unregistered address after it is shown', async () => {
  const { begin, said, providers, visitor, app } = await readersApp()
  const { attempt, at } = await begin()
  await attempt.redeem(at)
  const leave = async (uri: string) => {
    const query = new URLSearchParams({ client_id: app.clientId, post_logout_redirect_uri: uri })
    return visitor.follow(`${providers.issuer('acme')}/session/end?${query}`)
  }
  await leave('http://localhost:8501/')
  expect((await said()).at(-1)).toBe('The address after the logout is not registered')
  const again = await begin()
  await again.attempt.redeem(again.at)
  const { answer } = await leave('http://localhost:8501/oauth2callback')
  expect((await said()).at(-1)).toBe('The logout page is open')
  const page = pageOf(answer, 'sign-out')
  await visitor.post(page, { xsrf: page.xsrf, logout: 'yes' })
  expect((await said()).at(-1)).toBe('The provider’s session is over')
})
