import { expect, test } from 'vitest'
import { checkSecrets } from '#lib/check/check-secrets.ts'
import { reportMarkdown } from '#lib/check/report-markdown.ts'
import { maskedText } from './mask.ts'

test.each([
  ['[auth]\nclient_secret = "GOCSPX-abc" # mine', '[auth]\nclient_secret = "••••••••••" • ••••'],
  ['client_id = "app"', 'client_id = "app"'],
  ['client_secret: abc', 'client_secret: •••'],
  ["'client_secret' = 'abc'", "'client_secret' = '•••'"],
  ['export COOKIE_SECRET=abc', 'export COOKIE_SECRET=•••'],
  ['# client_secret = "abc"', '# client_secret = "•••"'],
  ['client_id = "app" client_secret = "abc"', 'client_id = "app" ••••••••••••• • "•••"'],
  ['{"web":{"client_secret":"abc"}}', '•"•••"••"•••••••••••••"•"•••"••'],
  ['[auth] cookie_secret = "abc"', '[auth] ••••••••••••• • "•••"'],
  ['[auth.google]\nclient_secret = “abc”', '[auth.google]\nclient_secret = “•••”'],
  ['client_secret = "xxx"', 'client_secret = "xxx"'],
  ['[db]\npassword = "abc"\nclient_id = "app"', '[db]\npassword = "•••"\nclient_id = "app"'],
  ['a = """\nabc\n"""', 'a = """\n•••\n"""'],
  ['server_metadata_url = "https://me:abc@idp.acme.dev/"', 'server_metadata_url = "https://me:•••@idp.acme.dev/"'],
  [
    'client_kwargs = { headers = { Authorization = "Bearer x" } }',
    'client_kwargs = { headers = { ••••••••••••• • "•••••• •" • •',
  ],
  ['client_id = "GOCSPX-abc"', 'client_id = "••••••••••"'],
  ['# see https://docs.acme.dev', '# see https://docs.acme.dev'],
])('masks %j', (text, masked) => {
  expect(maskedText(text)).toBe(masked)
})

const secrets = ['k9Fq2xW7pLz4Nv8sR3tY6uI1oP5aS0dF', 'hX2mC8vB4nQ7wE1rT9yU']
const shared =
  '[auth]\nredirect_uri = "http://localhost:8501/oauth2callback"\ncookie_secret = "k9Fq2xW7pLz4Nv8sR3tY6uI1oP5aS0dF"\n'

test.each([
  `${shared}client_secret = "hX2mC8vB4nQ7wE1rT9yU "\nclient_id = "hX2mC8vB4nQ7wE1rT9yU"\n[auth]\n`,
  `${shared}client_secret = hX2mC8vB4nQ7wE1rT9yU\n`,
  `${shared}client_secret = 'hX2mC8vB4nQ7wE1rT9yU\n`,
  `${shared}[auth]\nclient_secret = "hX2mC8vB4nQ7wE1rT9yU"\n`,
  `${shared}client_secret: hX2mC8vB4nQ7wE1rT9yU\n`,
  `${shared}[auth.google]\nclient_id = "app"\nclient_secret = ["hX2mC8vB4nQ7wE1rT9yU"]\nclient_kwargs = "hX2mC8vB4nQ7wE1rT9yU"\n`,
])('no secret is in a report: %j', async (toml) => {
  for (const streamlit of ['1.60', '1.65', '1.66']) {
    const { findings, ...report } = await checkSecrets(toml, { streamlit })
    const told = JSON.stringify({ ...report, findings: findings.map(({ edit: _edit, ...finding }) => finding) })
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([])
    expect(reportMarkdown({ ...report, findings }, streamlit).includes(secrets[0] ?? '')).toBe(false)
  }
})
