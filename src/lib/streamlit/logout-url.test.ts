import { expect, test } from 'vitest'
import { planLogout } from './logout-url.ts'

const login = {
  provider: 'acme',
  endSessionEndpoint: 'https://idp.example/logout',
  redirectUri: 'http://localhost:8501/oauth2callback',
  clientId: 'demo',
  idToken: undefined,
}
const ours = 'client_id=demo&post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8501%2Foauth2callback'

test('goes to the provider, with the ID token as a hint', () => {
  expect(planLogout({ ...login, idToken: 'a.b.c' })).toEqual({
    kind: 'provider',
    url: `https://idp.example/logout?${ours}&id_token_hint=a.b.c`,
  })
})

// URLs made with Python's urllib, as Streamlit makes them.
test.each([
  ['https://idp.example/logout', `https://idp.example/logout?${ours}`],
  ['https://idp.example/out#', `https://idp.example/out?${ours}`],
  ['https://idp.example/out;a=b?', `https://idp.example/out;a=b?${ours}`],
  [
    'https://idp.example/logout?client_id=x&logout=&keep=a%20b&keep=2#top',
    'https://idp.example/logout?client_id=demo&keep=2&post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8501%2Foauth2callback#top',
  ],
])('%s without a hint', (endSessionEndpoint, url) => {
  expect(planLogout({ ...login, endSessionEndpoint })).toEqual({ kind: 'provider', url })
})

test('nobody logged in: to the start page, nothing logged', () => {
  expect(planLogout({ ...login, provider: undefined })).toEqual({ kind: 'local', logs: [] })
})

test.each([undefined, ''])('no end_session_endpoint (%j): to the start page', (endSessionEndpoint) => {
  expect(planLogout({ ...login, endSessionEndpoint })).toEqual({
    kind: 'local',
    logs: [{ level: 'info', text: 'No end_session_endpoint found for provider acme' }],
  })
})

test.each([
  'http://localhost:8501/',
  'http://localhost:8501/oauth2callback/',
  'http://localhost:8501/oauth2callback?a=1',
])('%s is not an address to come back to', (redirectUri) => {
  expect(planLogout({ ...login, redirectUri })).toEqual({
    kind: 'local',
    logs: [
      { level: 'warning', text: 'Redirect URI does not end with /oauth2callback' },
      { level: 'info', text: 'Redirect url could not be determined' },
    ],
  })
})

test.each([undefined, ''])('no redirect_uri (%j): to the start page', (redirectUri) => {
  expect(planLogout({ ...login, redirectUri })).toEqual({
    kind: 'local',
    logs: [{ level: 'info', text: 'Redirect url could not be determined' }],
  })
})
