import { expect, test } from 'vitest'
import { phaseOf } from '#lib/trace/phase.ts'
import { readSecretsForm, secretsLimit } from './lab-settings.ts'
import type { Preview } from './preview.ts'
import { readyFiles } from './ready-files.ts'
import { labBrowser, testLab, testVisitor } from './testing.ts'

const slug = 'simple-example'
const button = 'Log in with Acme ID'

async function prepared() {
  const lab = await testLab()
  const app = lab.app(slug) ?? expect.fail()
  const file = (name: string) => readyFiles(lab.site, app).find((one) => one.name === name)?.text ?? expect.fail(name)
  const use = (secrets: string | null) => lab.settings.change(testVisitor, slug, { secrets })
  const request = async () => {
    const run = await lab.traces.current(testVisitor, slug)
    const sent = run?.exchanges.find((one) => phaseOf(one) === 'authorization')?.request.url
    return { run, query: new URL(sent ?? expect.fail('no authorization request')).searchParams }
  }
  return { lab, app, file, use, request }
}

test('a login runs with the file that the visitor put there, and its run says so', async () => {
  const { lab, file, use, request } = await prepared()
  await use(file('prompt'))
  await labBrowser(lab).login(slug, button, 'ada')
  const { run, query } = await request()
  expect(query.get('prompt')).toBe('login')
  expect(run?.secrets).toBe(file('prompt'))
})

test('what is dropped in client_kwargs is sent from authorize_params of a table', async () => {
  const { lab, file, use, request } = await prepared()
  await use(file('dropped'))
  await labBrowser(lab).login(slug, button, 'ada')
  expect((await request()).query.has('max_age')).toBe(false)
  await use(file('sent'))
  await labBrowser(lab).login(slug, button, 'ada')
  expect((await request()).query.get('max_age')).toBe('0')
})

test('the app logs in at the other provider of the house', async () => {
  const { lab, file, use, request } = await prepared()
  await use(file('provider'))
  const shown = await labBrowser(lab).login(slug, button, 'ada')
  expect(shown).toMatchObject({ kind: 'app', url: 'http://localhost:4321/app/simple-example/' })
  const { run } = await request()
  expect(run?.exchanges.find((one) => phaseOf(one) === 'authorization')?.tenant).toBe('globex')
  expect((await lab.inspect(lab.app(slug) ?? expect.fail(), testVisitor)).verdict.text).toContain('Logged in as Ada')
})

test('another visitor’s app is what it was, and so is one’s own without the file', async () => {
  const { lab, file, use, request } = await prepared()
  await use(file('prompt'))
  await labBrowser(lab, 'another').login(slug, button, 'ada')
  const theirs = await lab.traces.current('another', slug)
  expect(theirs?.secrets).toBe(undefined)
  await use(null)
  await labBrowser(lab).login(slug, button, 'ada')
  expect((await request()).query.get('prompt')).toBe('select_account')
})

test('a run is inspected with the file that it was made with', async () => {
  const { lab, app, file, use } = await prepared()
  await use(file('scope'))
  await labBrowser(lab).login(slug, button, 'ada')
  await use(null)
  const { config } = await lab.inspect(app, testVisitor)
  expect(config?.files[0]?.text).toBe(file('scope').trimEnd())
})

test('until a login begins, the file that will be in force is shown', async () => {
  const { lab, app, file, use } = await prepared()
  await labBrowser(lab).open(`/app/${slug}/`)
  await use(file('scope'))
  expect((await lab.inspect(app, testVisitor)).config?.files[0]?.text).toBe(file('scope').trimEnd())
})

test.each([
  'http://192.0.2.1/.well-known/openid-configuration',
  'https://login.example.com/provider/acme/.well-known/openid-configuration',
  'http://localhost:1/provider/acme/.well-known/openid-configuration',
])('no address but a sample provider’s is called: %s', async (address) => {
  const { lab, app, file, use } = await prepared()
  const edited = file('own').replace(/server_metadata_url = ".*"/, `server_metadata_url = "${address}"`)
  const says = `TypeError: an app of this lab calls the sample providers alone, and not ${address}`
  expect(outcomes(await lab.preview(app, edited))).toEqual([['unread', says]])
  await use(edited)
  await expect(labBrowser(lab).login(slug, button, 'ada')).rejects.toThrow('no sign-in page')
  const run = await lab.traces.current(testVisitor, slug)
  expect(run?.exchanges.map(({ response }) => response?.status ?? null)).toEqual([200, 400, null])
})

test.each([
  ['own', [['request', []]], []],
  ['provider', [['request', []]], []],
  ['dropped', [['request', ['max_age']]], ['client-kwargs-dropped']],
  ['sent', [['request', []]], []],
  ['silent', [['request', []]], ['prompt-none']],
  [
    'mistake',
    [
      [
        'refused',
        'StreamlitAuthError: To use authentication features you need to configure credentials for at least one authentication provider in `.streamlit/secrets.toml`.',
      ],
    ],
    ['secrets-unparsable', 'quote-not-closed'],
  ],
] as const)('the ready file "%s" does what its title says', async (name, logins, findings) => {
  const { lab, app, file } = await prepared()
  const preview = await lab.preview(app, file(name))
  expect(outcomes(preview)).toEqual(logins)
  expect(preview.findings.map(({ code }) => code)).toEqual(findings)
})

test('to look at a file sends nothing that is captured', async () => {
  const { lab, app, file } = await prepared()
  await lab.preview(app, file('prompt'))
  expect(await lab.traces.runs(testVisitor)).toEqual([])
})

test('a file has 8 kB at most, and line ends of one kind', () => {
  const form = (secrets: string) => {
    const data = new FormData()
    data.set('secrets', secrets)
    return data
  }
  expect(readSecretsForm(form('[auth]\r\na = 1\r\n'))).toEqual({ text: '[auth]\na = 1\n', fits: true })
  expect(readSecretsForm(form('#'.repeat(secretsLimit)))?.fits).toBe(true)
  expect(readSecretsForm(form('#'.repeat(secretsLimit + 1)))?.fits).toBe(false)
  expect(readSecretsForm(form('é'.repeat(4097)))?.fits).toBe(false)
  expect(readSecretsForm(new FormData())).toBe(undefined)
})

function outcomes({ logins }: Preview) {
  return logins.map(({ outcome }) =>
    outcome.kind === 'request' ? [outcome.kind, outcome.dropped.map(({ name }) => name)] : [outcome.kind, outcome.says],
  )
}
