import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { providerNames } from '#lib/streamlit/auth-section.ts'
import { parseSecrets } from '#lib/streamlit/secrets.ts'
import { launch } from '../browser/chromium.ts'
import { freePort } from '../global-site.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { startApp } from './real-app.ts'
import { type SampleProvider, serveSampleProvider } from './sample-provider.ts'
import { shown } from './screen.ts'
import { type RunnableSnippet, runnable, snippetsOf } from './snippets.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()
const snippets = python === '' ? [] : snippetsOf(inject('dist'))
const secretsFiles = snippets.filter(({ language, notRun }) => language === 'toml' && notRun === undefined)
const scripts = unlikeEachOther(runnable(snippets).filter(({ notRun }) => notRun === undefined))
const asked = secretsFiles.map(({ name, code }) => ({ name, code, providers: providerNames(parseSecrets(code)) }))
const simple = snippets.filter(({ name }) => name.startsWith('simple-example '))
const simpleApp = simple.find(({ title }) => title === 'app.py')?.code ?? ''
const simpleSecrets = simple.find(({ language }) => language === 'toml')?.code ?? ''

const open: { browser: Browser | null } = { browser: null }
beforeAll(async () => {
  if (python !== '') open.browser = await launch()
})
afterAll(() => open.browser?.close())

test('the guide and the recipes have blocks to run', () => {
  expect(secretsFiles.length).toBeGreaterThan(5)
  expect(scripts.length).toBeGreaterThan(7)
  expect(secretsFiles.map(({ name }) => name)).toContain('keycloak 1')
})

test.each(secretsFiles)('$name, $title: st.login() takes every provider of it', async ({ name }) => {
  const answers = (await verdicts()).get(name) ?? []
  expect(answers.length).toBeGreaterThan(0)
  expect(answers).toMatchObject(answers.map(() => ({ login: { ok: true }, expose_tokens: { ok: true }, links: 1 })))
})

test.each(scripts)('$name, $title: runs logged out, logged in and logged out again', async (snippet) => {
  const port = await freePort()
  const provider = await serveSampleProvider([`http://localhost:${port}/oauth2callback`])
  const app = await startApp(python, { port, ...files(snippet, provider, port) })
  const context = await open.browser?.newContext()
  const page = await context?.newPage()
  let logins = 0
  try {
    if (page === undefined) throw new Error('no browser')
    await page.goto(app.origin)
    await page.getByTestId('stButton').first().waitFor()
    const entrance = await shown(page)
    expect(entrance.exceptions, app.log()).toEqual([])
    for (const login of entrance.buttons) {
      await page.getByRole('button', { name: login, exact: true }).click()
      await page.getByRole('button', { name: 'Ada' }).click()
      await page.waitForURL(`${app.origin}/`)
      await page.getByRole('button', { name: login, exact: true }).waitFor({ state: 'detached' })
      const inside = await shown(page)
      expect(inside.exceptions, app.log()).toEqual([])
      expect(inside.text, app.log()).not.toBe(entrance.text)
      expect(inside.buttons.filter((name) => entrance.buttons.includes(name))).toEqual([])
      expect(provider.asked.filter((path) => path.endsWith('/token'))).toHaveLength(++logins)
      await logOut(page, inside.buttons, login)
      expect(await shown(page), app.log()).toEqual(entrance)
    }
  } finally {
    await context?.close()
    await app.end()
    await provider.close()
  }
})

/**
 * Scripts without those that are another one with the name of another provider: the apps of the recipes, which take half
 * a minute each. What their secrets do is asked for every one.
 */
function unlikeEachOther(all: readonly RunnableSnippet[]): readonly RunnableSnippet[] {
  const shape = ({ code }: RunnableSnippet) =>
    code.replace(/"Log in with [^"]+", on_click=st\.login, args=\["\w+"\]/, '')
  return [...new Map(all.map((one) => [shape(one), one])).values()]
}

/** What Streamlit says of each provider of each secrets.toml, by the block's name. Asked once, all in one process. */
let answered: Promise<ReadonlyMap<string, readonly unknown[]>> | undefined
function verdicts(): Promise<ReadonlyMap<string, readonly unknown[]>> {
  answered ??= askAll()
  return answered
}

async function askAll(): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const questions = asked.flatMap(({ name, code, providers }) =>
    providers.map((provider) => ({ name, code, provider })),
  )
  const answers = await askStreamlit(
    python,
    questions.map(({ code, provider }) => ({
      ask: 'secrets',
      toml: code,
      provider: provider === 'default' ? null : provider,
    })),
  )
  const named = questions.map(({ name }, index) => [name, answers[index]] as const)
  return new Map(asked.map(({ name }) => [name, named.filter(([of]) => of === name).map(([, answer]) => answer)]))
}

/** By the app's button, and the provider's where it asks; else by taking the cookies away. */
async function logOut(page: Page, buttons: readonly string[], login: string): Promise<void> {
  if (!buttons.includes('Log out')) {
    await page.context().clearCookies({ name: /^_streamlit_user/ })
    await page.reload()
    return
  }
  await page.getByRole('button', { name: 'Log out', exact: true }).click()
  const confirm = page.getByRole('button', { name: 'Sign out' })
  const entrance = page.getByRole('button', { name: login, exact: true })
  await confirm.or(entrance).first().waitFor()
  if (await confirm.isVisible()) await confirm.click()
  await entrance.waitFor()
}

/** What the app of a block needs: its secrets with our provider in place of the ones it names. */
function files(snippet: RunnableSnippet, provider: SampleProvider, port: number) {
  const secrets = localSecrets(snippet.secrets ?? simpleSecrets, provider, port)
  if (snippet.title === 'app.py')
    return { main: 'app.py', files: { 'app.py': snippet.code, '.streamlit/secrets.toml': secrets } }
  return {
    main: snippet.title,
    files: { [snippet.title]: snippet.code, 'app.py': simpleApp },
    env: {
      AUTH_REDIRECT_URI: `http://localhost:${port}/oauth2callback`,
      AUTH_COOKIE_SECRET: 'a-cookie-secret-of-the-tests-of-32-bytes',
      AUTH_CLIENT_ID: provider.clientId,
      AUTH_CLIENT_SECRET: provider.clientSecret,
      AUTH_METADATA_URL: metadataUrl(provider, 0),
    },
  }
}

function localSecrets(toml: string, provider: SampleProvider, port: number): string {
  let table = 0
  return toml
    .replaceAll('localhost:8501', `localhost:${port}`)
    .replace(/^client_id = .*$/gm, `client_id = "${provider.clientId}"`)
    .replace(/^client_secret = .*$/gm, `client_secret = "${provider.clientSecret}"`)
    .replace(/^server_metadata_url = .*$/gm, () => `server_metadata_url = "${metadataUrl(provider, table++)}"`)
}

function metadataUrl({ origin }: SampleProvider, table: number): string {
  return `${origin}/provider/${table === 0 ? 'acme' : 'globex'}/.well-known/openid-configuration`
}
