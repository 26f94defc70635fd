import { expect, test } from 'vitest'
import { compareAddresses } from './compare-addresses.ts'

const uri = 'http://localhost:8501/oauth2callback'
const compare = (app: string, redirectUri: string, registered: string) =>
  compareAddresses({ app, redirectUri, registered })
const codes = (app: string, redirectUri: string, registered: string) =>
  compare(app, redirectUri, registered).findings.map(({ code }) => code)

test('three addresses that fit', () => {
  expect(compare('http://localhost:8501/', uri, uri)).toEqual({ findings: [], beside: null, fit: true })
})

test('one of several registered addresses is enough', () => {
  expect(codes('http://localhost:8501', uri, `https://app.example/oauth2callback\n${uri}\n`)).toEqual([])
})

test('a line of secrets.toml is understood, and {port} is the port of the app', () => {
  const line = 'redirect_uri = "http://localhost:{port}/oauth2callback"'
  expect(codes('http://localhost:8502/', line, 'http://localhost:8502/oauth2callback')).toEqual([])
})

test.each([
  ['redirect-host', 'http://127.0.0.1:8501', uri, uri],
  [
    'redirect-host',
    'https://www.app.example',
    'https://app.example/oauth2callback',
    'https://app.example/oauth2callback',
  ],
  ['redirect-bar-scheme', 'https://app.example', 'http://app.example/oauth2callback', ''],
  ['redirect-bar-port', 'http://localhost:8502/', uri, uri],
  ['redirect-base-path', 'http://localhost:8501/two/', 'http://localhost:8501/one/oauth2callback', ''],
  ['redirect-base-path-unknown', 'http://localhost:8501/one/', uri, uri],
  ['redirect-app-no-address', 'localhost:8501', uri, uri],
  ['redirect-origin-spelling', '', 'https://App.example/oauth2callback', 'https://App.example/oauth2callback'],
  ['redirect-no-address', '', 'localhost:8501/oauth2callback', 'localhost:8501/oauth2callback'],
  ['redirect-path', '', 'http://localhost:8501/', 'http://localhost:8501/'],
  ['redirect-path', '', 'http://localhost:8501/OAuth2Callback', 'http://localhost:8501/OAuth2Callback'],
  ['redirect-slash', '', `${uri}/`, `${uri}/`],
  ['redirect-query', '', `${uri}?a=b`, `${uri}?a=b`],
  ['redirect-scheme', '', 'http://app.example/oauth2callback', 'http://app.example/oauth2callback'],
  ['redirect-registered-scheme', '', uri, 'https://localhost:8501/oauth2callback'],
  ['redirect-registered-host', '', uri, 'http://127.0.0.1:8501/oauth2callback'],
  ['redirect-registered-host-case', '', 'https://app.example/oauth2callback', 'https://App.example/oauth2callback'],
  ['redirect-registered-port', '', uri, 'http://localhost:8502/oauth2callback'],
  [
    'redirect-registered-default-port',
    '',
    'https://app.example/oauth2callback',
    'https://app.example:443/oauth2callback',
  ],
  ['redirect-registered-slash', '', uri, `${uri}/`],
  ['redirect-registered-case', '', uri, 'http://localhost:8501/OAuth2Callback'],
  [
    'redirect-registered-encoding',
    '',
    'https://a.example/x%2Dy/oauth2callback',
    'https://a.example/x-y/oauth2callback',
  ],
  ['redirect-registered-path', '', uri, 'http://localhost:8501/'],
  ['redirect-registered-query', '', uri, `${uri}?a=b`],
  ['redirect-wildcard', '', uri, 'http://localhost:8501/*'],
  ['redirect-too-long', '', uri, 'x'.repeat(2001)],
])('%s: %s, %s, %s', (code, app, redirectUri, registered) => {
  expect(codes(app, redirectUri, registered)).toContain(code)
  expect(codes(app, redirectUri, registered).filter((one) => one !== code && !/base-path|scheme/.test(one))).toEqual([])
})

test('an invisible character is named with its place', () => {
  const { findings, beside } = compare('', uri, `http://localhost\u200b:8501/oauth2callback`)
  expect(findings[0]?.so).toContain(
    'They part at character 17: “:” is sent, a zero width space (U+200B) is registered.',
  )
  expect(beside?.registered).toMatchObject({ from: 16, to: 17 })
})

test('a space at the end, inside the quotes, is seen', () => {
  expect(codes('', `"${uri} "`, uri)).toContain('redirect-odd-character')
})

test('Entra is said to ignore the port of localhost, as its documents say', () => {
  const [finding] = compare('', uri, 'http://localhost/oauth2callback').findings
  expect(finding?.code).toBe('redirect-registered-port')
  expect(finding?.streamlit.does).toContain(
    'Microsoft Entra ignores the port of `localhost` and lets it pass (from its documents).',
  )
})

test('the default port, written out, is not what a browser says its origin is', () => {
  const [finding] = compare('https://app.example/', 'https://app.example:443/oauth2callback', '').findings
  expect(finding?.code).toBe('redirect-origin-spelling')
  expect(finding?.streamlit.says).toContain('Origin mismatch')
})
