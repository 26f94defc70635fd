import { parse } from 'node-html-parser'
import { expect, inject, test } from 'vitest'
import { scriptedBrowser } from '#lib/plays/scripted-browser.ts'
import { TestJar } from '#lib/trace/testing.ts'
import { visitor } from './visitor.ts'

const origin = inject('origin')

const personal = {
  'user-agent': 'mark-of-the-agent',
  referer: `${origin}/mark-of-the-referer`,
  'x-forwarded-for': '203.0.113.77',
  'accept-language': 'mark-of-the-language',
}
const typed = { persona: 'custom', name: 'mark-of-the-name', email: 'mark-of-the-email@example.com', claims: '' }
const marks = /mark-of|203\.0\.113/

test('the page of an app, and what it is kept up to date with, hold nothing of a stranger’s browser or typing', async () => {
  const owner = visitor(origin)
  const page = await owner.open('/providers/sample/register', {
    name: 'Mine',
    redirect_uri: 'http://localhost:8501/oauth2callback',
    tenant: 'acme',
  })
  const [clientId = ''] = /own1_[\w-]+/.exec(page.text) ?? []
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: clientId, redirect_uri: 'http://localhost:8501/oauth2callback' },
    ...{ scope: 'openid', state: 'state-of-mine', nonce: 'nonce-of-mine' },
  })
  const stranger = scriptedBrowser(async (request) => {
    const headers = new Headers(request.headers)
    for (const [name, value] of Object.entries(personal)) headers.set(name, value)
    const response = await fetch(new Request(request, { headers }), { redirect: 'manual' })
    return { response, page: await response.text() }
  }, new TestJar())
  const signIn = await stranger.open({ url: `${origin}/provider/acme/auth?${query}` })
  const action =
    parse(signIn.page ?? '')
      .querySelector('form.people')
      ?.getAttribute('action') ?? ''
  const url = new URL(action, origin).href
  const stopsAt = (address: URL) => address.origin !== origin
  await stranger.open({ url, form: { ...typed, claims: '{"mark-of": a mistake' }, stopsAt })
  const back = await stranger.open({ url, form: typed, stopsAt })
  expect(new URL(back.url).searchParams.has('code')).toBe(true)

  for (const address of [page.url, `${page.url}live`]) {
    const { text } = await owner.open(address)
    expect(text).toContain('/provider/acme/auth')
    expect(text).toContain('The provider sent the app a code')
    expect(text).not.toMatch(marks)
  }
})
