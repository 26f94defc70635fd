import { expect, test } from 'vitest'
import { redirectUriProblem, redirectUriWarning } from './redirect-uri.ts'

test.each([
  'http://localhost:8501/oauth2callback',
  'http://127.0.0.1:8501/oauth2callback',
  'http://[::1]:8501/oauth2callback',
  'http://localhost:3000/tool/oauth2callback',
  'http://localhost:8501/callback',
])('takes %s', (uri) => {
  expect(redirectUriProblem(uri)).toBeNull()
})

// What oidc-provider 9.13.3 takes by itself stands first.
test.each([
  ['http://evil.example/cb', /leads to "evil\.example": only localhost/],
  ['http://169.254.169.254/cb', /leads to "169\.254\.169\.254"/],
  ['http://user:pw@localhost/cb', /user name/],
  ['https://*.evil.com/cb', /begins with "https:"/],
  [' http://localhost:8501/oauth2callback', /holds a space/],
  ['http://localhost:8501/oauth2\r\ncallback', /U\+000D/],
  ['http://localhost:8501/oauth2callback\u0000', /U\+0000/],
  ['http://localhost:8501/oauth2c\u0430llback', /U\+0430/],
  ['http://loc\u202ealhost:8501/oauth2callback', /U\+202E/],
  ['', /is empty/],
  ['http://localhost:0/oauth2callback', /nothing answers on port 0/],
  [`http://localhost:8501/${'x'.repeat(200)}`, /222 characters long: 200/],
  ['oauth2callback', /no address/],
  ['/oauth2callback', /no address/],
  ['javascript:alert(1)', /begins with "javascript:"/],
  ['https://localhost:8501/oauth2callback', /begins with "https:"/],
  ['http://localhost.evil.example:8501/oauth2callback', /localhost\.evil\.example/],
  ['http://localhost.:8501/oauth2callback', /leads to "localhost\."/],
  ['http://app.localhost:8501/oauth2callback', /app\.localhost/],
  ['http://127.0.0.2:8501/oauth2callback', /127\.0\.0\.2/],
  ['http://0.0.0.0:8501/oauth2callback', /0\.0\.0\.0/],
  ['http://[::ffff:7f00:1]:8501/oauth2callback', /::ffff/],
  ['http://localhost:8501/oauth2callback#', /"#"/],
  ['http://localhost:8501/oauth2callback#x', /"#"/],
  ['http://localhost:8501/oauth2callback?', /"\?"/],
  ['http://localhost:8501/oauth2callback?x=1', /"\?"/],
  ['http://LOCALHOST:8501/oauth2callback', /put "http:\/\/localhost:8501\/oauth2callback"/],
  ['http://127.1:8501/oauth2callback', /put "http:\/\/127\.0\.0\.1:8501/],
  ['http://2130706433:8501/oauth2callback', /put "http:\/\/127\.0\.0\.1:8501/],
  ['http://localhost:08501/oauth2callback', /put "http:\/\/localhost:8501/],
  ['http://localhost:8501/a/../oauth2callback', /put "http:\/\/localhost:8501\/oauth2callback"/],
  ['http:\\\\localhost:8501\\oauth2callback', /put "http:\/\/localhost:8501\/oauth2callback"/],
  ['http:localhost:8501/oauth2callback', /put "http:\/\/localhost:8501/],
  ['http://localhost:80/oauth2callback', /put "http:\/\/localhost\/oauth2callback"/],
  ['http://localhost/oauth2callback', /names no port/],
  ['http://localhost:8501/', /has no path/],
])('refuses %j', (uri, problem) => {
  expect(redirectUriProblem(uri)).toMatch(problem)
})

test('warns of a path that Streamlit does not listen on', () => {
  expect(redirectUriWarning('http://localhost:8501/oauth2callback')).toBeNull()
  expect(redirectUriWarning('http://localhost:8501/callback')).toContain('does not end in "/oauth2callback"')
})
