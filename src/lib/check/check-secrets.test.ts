import { expect, test } from 'vitest'
import { checkSecrets } from './check-secrets.ts'

const good = `[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "3f9a1c0b7d2e4f6a8b9c0d1e2f3a4b5c"
client_id = "app"
client_secret = "s3cr3t-of-the-app"
server_metadata_url = "https://accounts.google.com/.well-known/openid-configuration"
`

test('says nothing of a file that is well', async () => {
  const report = await checkSecrets(good, { streamlit: '1.66' })
  expect(report.findings).toEqual([])
  expect(report.logins).toEqual([{ provider: 'default', outcome: { ok: true, provider: 'default' } }])
})

test('says what Streamlit says, word for word, and where', async () => {
  const { findings } = await checkSecrets('[auth]\ncookie_secret = "x"\n', { streamlit: '1.66' })
  expect(findings[0]).toMatchObject({
    code: 'redirect-uri-missing',
    kind: 'refused',
    at: [{ line: 1, column: 2, length: 4 }],
    streamlit: {
      says: 'Authentication credentials in `.streamlit/secrets.toml` are missing the "redirect_uri" key. Please check your configuration.',
    },
  })
})

test('puts the mistake that Streamlit hides first', async () => {
  const { findings } = await checkSecrets(good.replace('"app"', 'app'), { streamlit: '1.66' })
  expect(findings[0]).toMatchObject({
    code: 'secrets-unparsable',
    at: [{ line: 4, column: 13 }],
    so: 'The parser says: `Invalid value (at line 4, column 13)`.',
  })
})

test('offers no change of a line that it looked at in part', async () => {
  const { findings } = await checkSecrets(`[auth]\nclient_id = ${'a'.repeat(2000)}\n`, { streamlit: '1.66' })
  expect(findings.map(({ code, edit }) => [code, edit])).toEqual([
    ['secrets-unparsable', undefined],
    ['unquoted-value', undefined],
  ])
})

test('a change fits the text as it was given, line ends of Windows and all', async () => {
  const text = good.replaceAll('\n', '\r\n').replace('"app"', '"app "')
  const { findings } = await checkSecrets(text, { streamlit: '1.66' })
  const [edit] = findings[0]?.edit?.edits ?? []
  expect([text.slice(edit?.from, edit?.to), edit?.insert]).toEqual(['"app "', '"app"'])
})

test('masks secrets, and nothing else', async () => {
  const { masked } = await checkSecrets(good, { streamlit: '1.66' })
  expect(masked.split('\n').slice(2, 5)).toEqual([
    'cookie_secret = "••••••••••••••••••••••••••••••••"',
    'client_id = "app"',
    'client_secret = "•••••••••••••••••"',
  ])
})
