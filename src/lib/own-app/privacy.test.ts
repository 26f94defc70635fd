import { expect, test } from 'vitest'
import type { Providers } from '#lib/provider/providers.ts'
import { browser, pageOf } from '#lib/provider/testing.ts'
import { readersApp } from './testing.ts'

/** What a stranger's browser says of the stranger. None of it is the app's to know. */
const personal = {
  'user-agent': 'mark-of-the-agent',
  referer: 'https://mark-of-the-referer.example/',
  via: '1.1 mark-of-the-proxy',
  forwarded: 'for=mark-of-the-forwarder',
  'x-forwarded-for': '203.0.113.77',
  'x-real-ip': '203.0.113.78',
  'accept-language': 'mark-of-the-language',
  'sec-ch-ua': 'mark-of-the-brand',
  'sec-fetch-site': 'mark-of-the-fetch',
  'x-anything': 'mark-of-a-header-that-nobody-thought-of',
}
const typed = {
  name: 'mark-of-the-name',
  email: 'mark-of-the-email@example.com',
  claims: '{"locale":"mark-of-the-claim"}',
}
const marks = /mark-of|203\.0\.113/

/** A browser of somebody else, at the providers of an own app. */
function stranger(providers: Pick<Providers, 'issuer' | 'handle'>) {
  return browser({
    issuer: providers.issuer,
    handle(tenant, request) {
      const headers = new Headers(request.headers)
      for (const [name, value] of Object.entries(personal)) headers.set(name, value)
      return providers.handle(tenant, new Request(request, { headers }))
    },
  })
}

const asked = { response_type: 'code', scope: 'openid', nonce: 'a-nonce', state: 'a-state', 'mark-of': 'mark-of-more' }

test('of somebody who logs in, an app’s owner is shown and kept nothing but the protocol', async () => {
  const { lab, app, providers, redeem } = await readersApp()
  const visitor = stranger(providers)
  const query = new URLSearchParams({ ...asked, client_id: app.clientId, redirect_uri: app.redirectUris[0] ?? '' })
  const first = await visitor.follow(`${providers.issuer('acme')}/auth?${query}`)
  const page = pageOf(first.answer, 'sign-in')
  await visitor.post(page, { ...typed, persona: 'custom', claims: '{"mark-of": a mistake' })
  const { url } = await visitor.post(page, { ...typed, persona: 'custom' })
  expect(new URL(url).searchParams.has('code')).toBe(true)
  await redeem(url, {})
  const end = `${providers.issuer('acme')}/session/end?client_id=${app.clientId}&mark-of=x&logout_hint=${app.name}`
  const leaving = await visitor.follow(end)
  await visitor.post(pageOf(leaving.answer, 'sign-out'), { logout: 'yes', 'mark-of': 'x' })

  const kept = JSON.stringify(await lab.ownApps.captures.list(app.tag))
  expect(kept).not.toMatch(marks)
  expect(JSON.stringify(await lab.ownApps.logins(app))).not.toMatch(marks)
  for (const part of ['client_id=', 'a-state', 'id_token', '"location"', 'Basic ']) expect(kept).toContain(part)
  for (const { value } of visitor.jar.all()) expect(kept).not.toContain(value)
})

test('the claims that an app gets in its ID token are its own to see', async () => {
  const { lab, app, begin } = await readersApp()
  const { attempt, at } = await begin({}, { ...typed, persona: 'custom' })
  await attempt.redeem(at)
  const [login] = await lab.ownApps.logins(app)
  expect(login?.claims).toContainEqual(['name', typed.name])
  expect(JSON.stringify(login?.messages.filter(({ phase }) => phase !== 'token'))).not.toMatch(marks)
})
