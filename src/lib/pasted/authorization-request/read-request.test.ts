import { expect, test } from 'vitest'
import { readRequest } from './read-request.ts'

const state = 'abcdefghijklmnopqrstuvwxyz0123'
const good = `https://id.example/auth?response_type=code&client_id=app&redirect_uri=http%3A%2F%2Flocalhost%3A8501%2Foauth2callback&scope=openid+email+profile&state=${state}&nonce=n&code_challenge=c&code_challenge_method=S256&prompt=select_account`
const codes = (text: string) => readRequest(text).findings.map(({ code }) => code)

test('says of each parameter how it comes into the request', () => {
  const { found, parameters, findings } = readRequest(`${good}&hd=example.com`)
  expect(found).toEqual({ endpoint: 'https://id.example/auth', nestedIn: [] })
  expect(parameters.map(({ name, origin }) => `${name} ${origin}`)).toEqual([
    'response_type streamlit',
    'client_id secrets',
    'redirect_uri secrets',
    'scope default',
    'state streamlit',
    'nonce streamlit',
    'code_challenge metadata',
    'code_challenge_method metadata',
    'prompt default',
    'hd authorize_params',
  ])
  expect(findings).toEqual([])
})

test('finds the request inside the address of another page', () => {
  const inner = `/auth?${good.split('?')[1]}`
  const outer = `https://id.example/error?continue=${encodeURIComponent(`/signin?returnTo=${encodeURIComponent(inner)}`)}`
  expect(readRequest(outer).found).toEqual({ endpoint: '/auth', nestedIn: ['continue', 'returnTo'] })
})

test('takes a query alone, and one that was copied out of HTML', () => {
  expect(readRequest((good.split('?')[1] ?? '').replaceAll('&', '&amp;')).parameters).toHaveLength(9)
})

test.each([
  ['request-incomplete', good.replace(`&state=${state}`, '')],
  ['request-repeated', `${good}&prompt=login`],
  ['request-response-type', good.replace('=code&', '=token&')],
  ['request-no-openid', good.replace('openid+', '')],
  ['request-redirect-path', good.replace('oauth2callback', 'callback')],
  ['request-prompt-none', good.replace('select_account', 'none')],
  ['request-response-mode', `${good}&response_mode=form_post`],
  ['request-no-pkce', good.replace(/&code_challenge.*S256/, '')],
  ['request-pkce-odd', good.replace('S256', 'plain')],
  ['request-no-nonce', good.replace('&nonce=n', '')],
  ['request-hint-and-prompt', `${good}&login_hint=ada`],
  ['request-other-client', good.replace(state, 'short')],
  ['request-not-found', 'http://localhost:8501/auth/login?provider=eyJ'],
  ['request-not-found', 'http://localhost:8501/oauth2callback?code=1&state=2'],
  ['request-not-found', 'https://id.example/.well-known/openid-configuration'],
  ['request-not-found', 'hello'],
])('%s is found, and nothing else', (code, text) => {
  expect(codes(text)).toEqual([code])
})

test('an address nested a thousand times is given up', () => {
  const deep = Array.from({ length: 1000 }).reduce<string>((inner) => `https://a.example/?u=${inner}`, good)
  expect(readRequest(deep).found?.nestedIn.length ?? 0).toBeLessThan(6)
})

test('what an error page keeps in base64 is shown', () => {
  const bytes = `\n\x15redirect_uri_mismatch\x12\x1fYou cannot sign in to this app.\x2a\x22redirect_uri=http://localhost:8501/`
  const url = `https://accounts.google.com/signin/oauth/error?authError=${btoa(bytes)}&client_id=app`
  const { found, findings, hidden } = readRequest(url)
  expect(found).toBeNull()
  expect(findings).toEqual([])
  expect(hidden).toEqual([
    {
      name: 'authError',
      texts: ['redirect_uri_mismatch', 'You cannot sign in to this app.*"redirect_uri=http://localhost:8501/'],
    },
  ])
})

test('a code challenge is no hidden text', () => {
  expect(readRequest(`${good.replace('=c&', '=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&')}`).hidden).toEqual([])
})
