import { expect, test } from 'vitest'
import { runDoctor } from './run-doctor.ts'

const good = `[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "3f9a1c0b7d2e4f6a8b9c0d1e2f3a4b5c"
client_id = "app"
client_secret = "s3cr3t-of-the-app"
server_metadata_url = "https://accounts.google.com/.well-known/openid-configuration"
`

/** Runs the command on one file, whatever its path. */
async function run(text: string | Uint8Array, ...args: readonly string[]) {
  let printed = ''
  let complained = ''
  const code = await runDoctor(args, {
    read: async (path) => {
      if (path === 'missing.toml') throw new Error('no such file')
      return typeof text === 'string' ? new TextEncoder().encode(text) : text
    },
    print: (more) => {
      printed += more
    },
    complain: (more) => {
      complained += more
    },
    env: () => undefined,
    now: () => 0,
    fetch: async (url) => ({ ok: false, reason: 'unreachable', message: `nobody at ${url}` }),
  })
  return { code, printed, complained }
}

test.each([
  ['a file that is well', good, [], 0],
  ['a warning', good.replace('3f9a1c0b7d2e4f6a8b9c0d1e2f3a4b5c', 'xxx'), [], 0],
  ['a login that will fail', good.replace('/oauth2callback', '/callback'), [], 1],
  ['a refusal', good.replace('redirect_uri', 'redirect'), [], 1],
  ['a file that is not TOML', 'x', [], 1],
  ['a file that is too large', '#'.repeat(300_000), [], 1],
  ['a provider that is not there', good, ['--provider', 'google'], 1],
  ['another address', good, ['--url=https://app.acme.dev'], 1],
  [
    'what an older Streamlit takes',
    good.replace('"3f9a1c0b7d2e4f6a8b9c0d1e2f3a4b5c"', '12345'),
    ['--streamlit', '1.57'],
    0,
  ],
] as const)('ends by what it finds: %s', async (_what, toml, args, code) => {
  expect((await run(toml, 'secrets.toml', ...args)).code).toBe(code)
})

test.each([
  [[], 'doctor: it takes the path of a secrets.toml'],
  [['a.toml', 'b.toml'], 'doctor: it takes one path, and got 2: a.toml, b.toml'],
  [['a.toml', '--fast'], 'doctor: it knows no --fast'],
  [['a.toml', '--url'], 'doctor: --url needs a value'],
  [
    ['a.toml', '--url', 'localhost:8501'],
    'doctor: --url takes the address of the app, such as http://localhost:8501, and got "localhost:8501"',
  ],
  [
    ['a.toml', '--site', 'guide.example'],
    'doctor: --site takes the address of the guide, such as https://guide.example, and got "guide.example"',
  ],
  [['a.toml', '--streamlit', 'new'], 'doctor: --streamlit takes a version such as 1.65, and got "new"'],
  [['a.toml', '--format', 'xml'], 'doctor: --format takes text, json, sarif, github, and got "xml"'],
  [['missing.toml'], 'doctor: cannot read missing.toml: no such file'],
  [['explain'], 'doctor: explain takes one code, such as redirect-uri-path'],
  [['explain', 'no-such-code'], 'doctor: there is no finding with the code "no-such-code"'],
])('says what was asked wrongly: %j', async (args, message) => {
  const { code, printed, complained } = await run(good, ...args)
  expect([code, printed, complained.split('\n')[0]]).toEqual([2, '', message])
})

test('tells a person what is so, what Streamlit says, and what to do', async () => {
  const { printed } = await run('[auth]\ncookie_secret = "xxx"\n', 'secrets.toml')
  expect(printed.split('\n').slice(2, 8)).toEqual([
    'error   redirect_uri is missing [redirect-uri-missing]  line 1, column 2, auth.redirect_uri',
    '  `[auth]` has no `redirect_uri`.',
    '  Streamlit: `st.login()` raises StreamlitAuthError.',
    '  Streamlit says on the page: Authentication credentials in `.streamlit/secrets.toml` are missing the "redirect_uri" key. Please check your configuration.',
    '  Do: Add `redirect_uri = "http://localhost:8501/oauth2callback"` to `[auth]`, with the address of your app, and register the same at the provider.',
    '  More: /errors/redirect-uri-missing/',
  ])
  expect(printed).toMatch(/2 errors, 1 warning \(doctor explain CODE says more\)\n$/)
})

test('prints no control character of the file', async () => {
  const { printed } = await run(`${good}"\\u001b[31m" = 1\n`, 'secrets.toml')
  expect(printed).not.toContain('\u001b')
  expect(printed).toContain('unknown-key')
})

test.each(['text', 'json', 'sarif', 'github'])('no secret is printed as %s', async (format) => {
  const toml = good.replace('[auth]', '[auth]\nclient_secret = 5').replace('app"', 'app "')
  const { printed } = await run(`${toml}client_secret = "s3cr3t-of-the-app"\n`, 'secrets.toml', '--format', format)
  expect(printed).toContain('duplicate-key')
  expect(printed).not.toMatch(/s3cr3t|3f9a1c0b/)
})

test('writes the workflow commands of GitHub, escaped', async () => {
  const toml = good.replace('http://localhost:8501/oauth2callback', 'http://localhost:8501/100%,x')
  const { printed } = await run(toml, 'a,b:c/secrets.toml', '--format', 'github')
  expect(printed).toBe(
    '::error file=a%2Cb%3Ac/secrets.toml,line=2,col=16,title=redirect_uri does not end in /oauth2callback [redirect-uri-path]::The path of `"http://localhost:8501/100%25,x"` is `/100%25,x`.%0AStreamlit: Does not see that the browser came back: the start page, logged out, with `?code=` in the address. Nothing is logged.%0ADo: Let it end in `/oauth2callback`, here and at the provider.%0AMore: /errors/redirect-uri-path/\n',
  )
})

test('writes nothing for GitHub when nothing is found', async () => {
  expect(await run(good, 'secrets.toml', '--format', 'github')).toMatchObject({ code: 0, printed: '' })
})

test('writes SARIF 2.1.0 with the members that its schema requires', async () => {
  const { printed } = await run('x', 'my app/secrets.toml', '--format', 'sarif')
  const { $schema, version, runs } = JSON.parse(printed)
  expect($schema).toContain('sarif-schema-2.1.0.json')
  expect(version).toBe('2.1.0')
  expect(runs).toHaveLength(1)
  const [{ tool, columnKind, results }] = runs
  expect(tool.driver.name).toBe('streamlit-auth-doctor')
  expect(columnKind).toBe('utf16CodeUnits')
  for (const { ruleId, ruleIndex, level, message, locations } of results) {
    expect(tool.driver.rules[ruleIndex].id).toBe(ruleId)
    expect(tool.driver.rules[ruleIndex].shortDescription.text).not.toBe('')
    expect(['error', 'warning']).toContain(level)
    expect(message.text).not.toBe('')
    expect(locations[0].physicalLocation.artifactLocation.uri).toBe('my%20app/secrets.toml')
    expect(locations[0].physicalLocation.region.startLine).toBeGreaterThanOrEqual(1)
  }
})

test('writes JSON for programs', async () => {
  const { printed } = await run(good, '-', '--format', 'json', '--streamlit', '1.65')
  expect(JSON.parse(printed)).toEqual({
    file: 'standard input',
    streamlit: '1.65',
    reader: 'toml-0.10',
    ok: true,
    logins: [{ provider: 'default', outcome: { ok: true, provider: 'default' } }],
    findings: [],
    more: 0,
  })
})

test.each(['text', 'json', 'sarif', 'github'])(
  'names the page of a finding in full where the site is told, as %s',
  async (format) => {
    const toml = good.replace('/oauth2callback', '/callback')
    const { printed } = await run(toml, 'secrets.toml', '--format', format, '--site', 'https://guide.example/x')
    expect(printed).toContain('https://guide.example/errors/redirect-uri-path/')
  },
)

test('SARIF leads to the page where its address is whole, and JSON says it always', async () => {
  const toml = good.replace('/oauth2callback', '/callback')
  const ruleOf = async (...args: readonly string[]) =>
    JSON.parse((await run(toml, 'secrets.toml', '--format', 'sarif', ...args)).printed).runs[0].tool.driver.rules[0]
  expect((await ruleOf('--site', 'http://localhost:4321')).helpUri).toBe(
    'http://localhost:4321/errors/redirect-uri-path/',
  )
  expect((await ruleOf()).helpUri).toBeUndefined()
  expect((await ruleOf()).help.text).toContain('More: /errors/redirect-uri-path/')
  const { findings } = JSON.parse((await run(toml, 'secrets.toml', '--format', 'json')).printed)
  expect(findings[0]).toMatchObject({ problem: 'redirect-uri-path', page: '/errors/redirect-uri-path/' })
})

test('explains a code, of what was fetched too', async () => {
  expect((await run('', 'explain', 'scope-without-openid')).printed).toContain(
    'scope does not hold openid [scope-without-openid]',
  )
  expect((await run('', 'explain', 'keys-empty')).printed).toContain('The provider has no key [keys-empty]')
  expect((await run('', 'explain', 'discovery-plain-http')).printed).toContain('More: /errors/metadata-url-http/')
  expect((await run('', 'explain', 'discovery-of-nothing')).code).toBe(2)
})

test('reads bytes that are not UTF-8', async () => {
  const { code, printed } = await run(Buffer.from(`\ufeff${good}`, 'utf16le'), 'secrets.toml')
  expect(code).toBe(1)
  expect(printed).toContain('[utf-16]')
})
