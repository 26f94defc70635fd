import { expect, test } from 'vitest'
import { authSettings, providerConfig } from '#lib/streamlit/auth-section.ts'
import { parseSecrets } from '#lib/streamlit/secrets.ts'
import { appFiles } from './app-files.ts'
import { readersApp } from './testing.ts'

async function filesOf(redirectUri: string, name = 'My app') {
  const { app, lab } = await readersApp({ redirectUri, name })
  return { lab, app, offered: appFiles({ app, origin: 'http://localhost:4321', streamlit: '1.99.0' }) }
}

test('the secrets.toml is one that Streamlit reads', async () => {
  const { app, offered } = await filesOf('http://localhost:8501/oauth2callback')
  const secrets = parseSecrets(offered.files[0].text)
  expect(authSettings(secrets, 8501)).toMatchObject({
    redirectUri: 'http://localhost:8501/oauth2callback',
    cookieSecret: expect.stringMatching(/^[\w-]{43}$/),
  })
  expect(providerConfig(secrets, 'default')).toMatchObject({
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    serverMetadataUrl: `http://localhost:4321/provider/acme/.well-known/openid-configuration?app=${app.tag}`,
  })
})

test('every view has the same cookie secret, and every app one of its own', async () => {
  const { app, lab } = await filesOf('http://localhost:8501/oauth2callback')
  const other = await filesOf('http://localhost:8501/oauth2callback')
  expect(lab.ownApps.open(app.pageKey)?.cookieSecret).toBe(app.cookieSecret)
  expect(other.app.cookieSecret).not.toBe(app.cookieSecret)
  expect(app.cookieSecret).not.toBe(app.clientSecret)
})

test.each([
  ['http://localhost:8501/oauth2callback', '.venv/bin/streamlit run app.py', 'http://localhost:8501/'],
  [
    'http://127.0.0.1:3000/oauth2callback',
    '.venv/bin/streamlit run app.py --server.port 3000',
    'http://127.0.0.1:3000/',
  ],
  [
    'http://localhost:8501/a/b/oauth2callback',
    '.venv/bin/streamlit run app.py --server.baseUrlPath a/b',
    'http://localhost:8501/a/b/',
  ],
  [
    "http://localhost:8501/a'$(id)/oauth2callback",
    `.venv/bin/streamlit run app.py --server.baseUrlPath 'a'\\''$(id)'`,
    "http://localhost:8501/a'$(id)/",
  ],
  ['http://[::1]:8501/oauth2callback', '.venv/bin/streamlit run app.py --server.address ::1', 'http://[::1]:8501/'],
])('%s is run with %s', async (uri, command, address) => {
  const { offered } = await filesOf(uri)
  expect(offered.commands).toEqual([
    'python3 -m venv .venv',
    '.venv/bin/pip install "streamlit[auth]==1.99.0"',
    command,
  ])
  expect(offered.address).toBe(address)
})

test('a name cannot leave its string in app.py', async () => {
  const { offered } = await filesOf('http://localhost:8501/oauth2callback', '"); import os # \\')
  expect(offered.files[1].text).toContain('st.title("\\"); import os # \\\\")\n')
})
