import { expect, test } from 'vitest'
import { checkSecrets } from './check-secrets.ts'
import { reportMarkdown } from './report-markdown.ts'
import { verdictOf } from './verdict.ts'

const secrets = '[auth]\nredirect_uri = "http://localhost:8501/oauth2callback"\nclient_secret = "s3cr3t-canary-```"\n'

test('a report says what Streamlit says, and shows no secret', async () => {
  const markdown = reportMarkdown(await checkSecrets(secrets, { streamlit: '1.66.0' }), '1.66.0')
  expect(markdown).toContain('**secrets.toml, checked for Streamlit 1.66.0** (read with Python’s tomllib)')
  expect(markdown).toContain('Streamlit refuses this file.')
  expect(markdown).toContain('missing the "cookie_secret" key')
  expect(markdown).not.toContain('canary')
})

test.each([
  [[], 'Nothing found'],
  [['surprising'], 'It works, with one thing to look at'],
  [['surprising', 'surprising'], 'It works, with 2 things to look at'],
  [['surprising', 'fails'], 'Streamlit takes it, and the login will fail'],
  [['fails', 'refused'], 'Streamlit refuses this file'],
] as const)('%j: %s', (kinds, text) => {
  expect(verdictOf(kinds.map((kind) => ({ kind, code: 'some-code' }))).text).toBe(text)
})

test('a file that was too large to be read is not said to work', async () => {
  const { findings } = await checkSecrets(`[auth]\n${'# a line\n'.repeat(100_000)}`, { streamlit: '1.66.0' })
  expect(verdictOf(findings).text).toBe('Not all of it could be checked')
})
