import { execFileSync } from 'node:child_process'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { providers } from '#lib/facts/providers/index.ts'
import { knownProvider } from '#lib/start/known-provider.ts'
import type { Made } from '#lib/start/made.ts'
import { makeFiles } from '#lib/start/make-files.ts'
import { parseChoices } from '#lib/start/parse-choices.ts'
import { manyForms } from '#lib/start/testing.ts'
import { launch } from '../browser/chromium.ts'
import { freePort } from '../global-site.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { startApp } from './real-app.ts'
import { type SampleProvider, serveSampleProvider } from './sample-provider.ts'

const python = needsStreamlit()
const open: { browser: Browser | null } = { browser: null }
beforeAll(async () => {
  if (python !== '') open.browser = await launch()
})
afterAll(() => open.browser?.close())

const cookieSecret = 'a-cookie-secret-of-the-tests-of-32-bytes'

/** What a form gives for an app on this port, at a provider that is the sample one or stands in for the one chosen. */
function make(form: string, provider: SampleProvider, port: number): Made {
  const fields = new URLSearchParams(form)
  fields.set('port', String(port))
  const chosen = [fields.get('provider') ?? '', ...fields.getAll('also')]
  for (const id of chosen) fields.set(`${id}.client_id`, provider.clientId)
  const known = providers.map((facts) => knownProvider(facts, provider.origin))
  const { choices, problems } = parseChoices(fields, known)
  expect(problems).toEqual([])
  return makeFiles(choices, {
    cookieSecrets: { local: cookieSecret, deployed: undefined },
    clientSecrets: Object.fromEntries(chosen.map((id) => [id, provider.clientSecret])),
  })
}

/** The metadata URLs of other providers become that of the sample provider: the first table's acme, the next one's globex. */
function withSampleMetadata(text: string, { origin }: SampleProvider): string {
  let table = 0
  return text.replace(/("?server_metadata_url"?(?: =|:)) "([^"]*)"/g, (whole, key: string, url: string) => {
    const tenant = table++ === 0 ? 'acme' : 'globex'
    return url.startsWith(origin) ? whole : `${key} "${origin}/provider/${tenant}/.well-known/openid-configuration"`
  })
}

/** The lines `NAME=value` of a file for a shell; no value of these tests needs quotes. */
function variables(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => (line.includes('=') ? [line.split(/=(.*)/s).slice(0, 2)] : [])),
  )
}

test('every app.py and server.py is Python', () => {
  const port = 8501
  const provider = { origin: 'http://localhost:4321', clientId: 'x', clientSecret: 'y' } as const
  const texts = manyForms().flatMap((fields) => {
    const made = make(fields.toString(), { ...provider, asked: [], close: async () => {} }, port)
    return made.files.filter(({ language }) => language === 'python').map(({ text }) => text)
  })
  const script = 'import ast, json, sys\nfor text in json.load(sys.stdin): ast.parse(text)'
  expect(texts.length).toBeGreaterThan(300)
  execFileSync(python, ['-c', script], { input: JSON.stringify([...new Set(texts)]) })
})

test.each([
  ['provider=sample', 'Log in'],
  ['provider=sample&style=callback&needs=profile&needs=groups&needs=token&base=team/notes', 'Log in'],
  ['provider=google&also=entra', 'Log in with Microsoft Entra ID'],
  ['provider=google&also=sample&style=button&needs=token', 'Log in with Google'],
  ['provider=entra&style=allow-list', 'Log in'],
  ['provider=keycloak', 'Log in'],
  ['provider=keycloak&style=allow-list&allow=acme.example&needs=profile&needs=groups', 'Log in'],
  ['provider=okta&style=pages&needs=profile&needs=groups', 'Log in'],
  ['provider=auth0&place=env&style=button', 'Log in'],
  ['provider=logto&also=zitadel&place=env&needs=token&style=pages', 'Log in with Logto'],
  ['provider=cognito&needs=groups&place=kubernetes', 'Log in'],
  ['provider=authentik&also=dex&style=callback&needs=profile&needs=groups&place=cloud', 'Log in with Dex'],
  ['provider=custom&custom.name=Größe&also=github&style=allow-list&allow=ada@acme.example', 'Log in with Größe'],
])('%s runs, logs in with “%s”, and out', async (form, button) => {
  const port = await freePort()
  const base = new URLSearchParams(form).get('base') ?? ''
  const address = `http://localhost:${port}/${base === '' ? '' : `${base}/`}`
  const provider = await serveSampleProvider([`${address}oauth2callback`])
  const made = make(form, provider, port)
  const files = Object.fromEntries(made.files.map(({ path, text }) => [path, withSampleMetadata(text, provider)]))
  const start = made.commands[0]?.lines.find((line) => line.includes('streamlit run')) ?? ''
  const [, main = '', options = ''] = /streamlit run (\S+)(.*)/.exec(start) ?? []
  expect(options.trim()).toBe(
    [`--server.port ${port}`, ...(base === '' ? [] : [`--server.baseUrlPath ${base}`])].join(' '),
  )
  expect(made.address).toBe(address)
  const app = await startApp(python, {
    port,
    main,
    files,
    env: variables(files['.env'] ?? ''),
    ...(base === '' ? {} : { base, options: [`--server.baseUrlPath=${base}`] }),
  })
  const page = await open.browser?.newPage()
  try {
    if (page === undefined) throw new Error('no browser')
    await page.goto(address)
    await page.getByRole('button', { name: button, exact: true }).click()
    await page.getByRole('button', { name: 'Ada' }).click()
    await page.waitForURL(address)
    await shows(page, form, app.log)
    await logOut(page, form, button)
    expect(await page.getByTestId('stException').allInnerTexts(), app.log()).toEqual([])
  } finally {
    await page?.close()
    await app.end()
    await provider.close()
  }
})

/** What the app shows to Ada. */
async function shows(page: Page, form: string, log: () => string): Promise<void> {
  const refused = form.includes('entra&style=allow-list')
  await page.getByText(refused ? 'You are logged in, but not on the list.' : /^Welcome, /).waitFor()
  if (form.includes('needs=groups') && !form.includes('cognito')) await page.getByText('Your groups:').waitFor()
  if (form.includes('needs=profile')) await page.getByText('Welcome, Ada Lovelace.').waitFor()
  expect(await page.getByTestId('stException').allInnerTexts(), log()).toEqual([])
}

/** By the app's button, and the provider's where it asks. */
async function logOut(page: Page, form: string, button: string): Promise<void> {
  if (form.includes('style=pages')) await page.getByRole('link', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Log out', exact: true }).click()
  const confirm = page.getByRole('button', { name: 'Sign out' })
  const entrance = page.getByRole('button', { name: button, exact: true })
  await confirm.or(entrance).first().waitFor()
  if (await confirm.isVisible()) await confirm.click()
  await entrance.waitFor()
}
