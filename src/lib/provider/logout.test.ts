import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { makeKeys } from './keys.ts'
import { browser, callback, login, pageOf, testProviders } from './testing.ts'

const end = 'http://localhost:4321/provider/acme/session/end'

test('logs out with an id_token_hint after asking, and goes back to the app with state', async () => {
  const { visitor, site, tokens } = await login(await testProviders(), 'acme', 'ada')
  const url = client.buildEndSessionUrl(site.config, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: callback,
    state: 'bye',
  })
  const { answer } = await visitor.follow(url.href)
  expect(answer.clientId).toBe('test-app')
  const page = pageOf(answer, 'sign-out')
  expect(page).toMatchObject({ app: 'Test app', person: 'Ada Lovelace', returnTo: callback })
  if (answer.kind === 'page') {
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self';")
  }
  const last = await visitor.post(page, { xsrf: page.xsrf, logout: 'yes' })
  expect(last.url).toBe('http://localhost:8501/oauth2callback?state=bye')
  const again = await visitor.follow((await site.begin({ prompt: 'none' })).url)
  expect(new URL(again.url).searchParams.get('error')).toBe('login_required')
})

test('logs out as Streamlit does without an ID token: client_id and a registered address', async () => {
  const { visitor } = await login(await testProviders(), 'acme', 'grace')
  const query = new URLSearchParams({ client_id: 'test-app', post_logout_redirect_uri: callback })
  const page = pageOf((await visitor.follow(`${end}?${query}`)).answer, 'sign-out')
  expect((await visitor.post(page, { xsrf: page.xsrf, logout: 'yes' })).url).toBe(callback)
})

test('leaving the app only keeps the session at the provider', async () => {
  const { visitor, site } = await login(await testProviders(), 'acme', 'ada')
  const query = new URLSearchParams({ client_id: 'test-app', post_logout_redirect_uri: callback })
  const page = pageOf((await visitor.follow(`${end}?${query}`)).answer, 'sign-out')
  expect((await visitor.post(page, { xsrf: page.xsrf })).url).toBe(callback)
  const again = await visitor.follow((await site.begin({ prompt: 'none' })).url)
  expect(new URL(again.url).searchParams.get('code')).not.toBeNull()
})

test('ends at a page of its own when the app names no address', async () => {
  const { visitor } = await login(await testProviders(), 'acme', 'ada')
  const page = pageOf((await visitor.follow(`${end}?client_id=test-app`)).answer, 'sign-out')
  expect(page.returnTo).toBeNull()
  const { answer } = await visitor.post(page, { xsrf: page.xsrf, logout: 'yes' })
  expect(pageOf(answer, 'signed-out').tenant.title).toBe('Acme ID')
})

test('says so when no one is signed in, and still goes back to the app', async () => {
  const visitor = browser(await testProviders())
  const query = new URLSearchParams({ client_id: 'test-app', post_logout_redirect_uri: callback })
  const page = pageOf((await visitor.follow(`${end}?${query}`)).answer, 'sign-out')
  expect(page.person).toBeNull()
  expect((await visitor.post(page, { xsrf: page.xsrf, logout: 'yes' })).url).toBe(callback)
})

test('refuses the form without its secret', async () => {
  const { visitor } = await login(await testProviders(), 'acme', 'ada')
  const page = pageOf((await visitor.follow(end)).answer, 'sign-out')
  const { answer } = await visitor.post(page, { logout: 'yes' })
  expect(pageOf(answer, 'error')).toMatchObject({ status: 400, code: 'invalid_request', text: 'xsrf token invalid.' })
})

test('does not go to an address that is not registered', async () => {
  const { visitor } = await login(await testProviders(), 'acme', 'ada')
  const query = new URLSearchParams({ client_id: 'test-app', post_logout_redirect_uri: 'https://evil.example/' })
  const { answer } = await visitor.follow(`${end}?${query}`)
  expect(pageOf(answer, 'error').text).toBe('post_logout_redirect_uri not registered.')
})

test('does not believe a changed id_token_hint', async () => {
  const { visitor, tokens } = await login(await testProviders(), 'acme', 'ada')
  const [header, , signature] = (tokens.id_token ?? '').split('.')
  const payload = btoa(JSON.stringify({ iss: 'http://localhost:4321/provider/acme', aud: 'test-app', sub: 'admin' }))
  const query = new URLSearchParams({
    id_token_hint: `${header}.${payload.replaceAll('=', '')}.${signature}`,
    post_logout_redirect_uri: callback,
  })
  expect(pageOf((await visitor.follow(`${end}?${query}`)).answer, 'error').status).toBe(400)
})

test('Globex has no logout for apps', async () => {
  const { visitor } = await login(await testProviders(), 'globex', 'ada')
  const { answer } = await visitor.follow('http://localhost:4321/provider/globex/session/end?client_id=test-app')
  expect(pageOf(answer, 'error').status).toBe(404)
})

// What decision 022 is about: the ID token that an app brings along may be older than the process.
test('after a restart with other signing keys, an ID token of before is refused', async () => {
  const { tokens } = await login(await testProviders(), 'acme', 'ada')
  const query = new URLSearchParams({ id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: callback })
  const { answer } = await browser(await testProviders({ keys: await makeKeys() })).follow(`${end}?${query}`)
  expect(pageOf(answer, 'error').text).toContain('id_token_hint')
})
