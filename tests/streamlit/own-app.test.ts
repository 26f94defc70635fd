import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { whyStale } from '../../scripts/build-id.ts'
import { root, run } from '../../scripts/run.ts'
import { measuredFile } from '../../scripts/streamlit-env.ts'
import { launch } from '../browser/chromium.ts'
import { freePort } from '../global-site.ts'
import { replaceFile } from './launch.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { type ReadersApp, runReadersApp, siteProcess, unzipped } from './readers-machine.ts'

const python = needsStreamlit()
const { ok: canRun } = inject('streamlit')

let browser: Browser
let origin: string
let site: ReturnType<typeof siteProcess>
let state: string
let readers: ReadersApp | undefined

beforeAll(async () => {
  if (!canRun) return
  if (whyStale(root) !== null && (await run('scripts/build.ts')) !== 0) throw new Error('the site does not build')
  const port = await freePort()
  origin = `http://localhost:${port}`
  // As with `npm start` alone: no secret is given.
  state = await mkdtemp(join(tmpdir(), 'readers-state-'))
  site = siteProcess(port, { XDG_STATE_HOME: state })
  await site.start()
  browser = await launch()
})

afterAll(async () => {
  await readers?.end()
  await browser?.close()
  await site?.stop()
  if (state) await rm(state, { recursive: true })
})

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error(`Streamlit printed:\n${readers?.log() ?? 'nothing'}`))
})

/** Registers through the form of the guide page, and gives the page that this leads to, with what it offers. */
async function register(page: Page, appPort: number, tenant: 'Acme ID' | 'Globex Accounts') {
  await page.goto(`${origin}/guide/identity-provider/`)
  const form = page.getByRole('form', { name: 'Register an app' })
  await form.getByLabel('App name').fill('Reader’s “notes”')
  await form.getByLabel('Redirect URI').fill(`http://localhost:${appPort}/oauth2callback`)
  await form.getByRole('radio', { name: tenant }).check()
  await form.getByRole('button', { name: 'Register the app' }).click()
  await page.waitForURL(/\/providers\/sample\/page1_/)
  const code = async (title: string) => `${await page.getByRole('group', { name: title }).textContent()}\n`
  const files = { '.streamlit/secrets.toml': await code('.streamlit/secrets.toml'), 'app.py': await code('app.py') }
  const [, install = '', start = ''] = (await code('Shell')).split('\n')
  const address = (await page.locator('#run ~ p a').first().getAttribute('href')) ?? ''
  return { files, install, start, address }
}

async function logIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByText('registered by a visitor, not checked').waitFor()
  expect(await page.locator('.visitors code').textContent()).toBe(new URL(address).origin)
  await page.locator('button[name="persona"][value="ada"]').click()
  await page.getByText('Welcome, Ada Lovelace.').waitFor()
  await page.getByText('ada@acme.example').waitFor()
  expect(page.url()).toBe(address)
}

/** `session`: of the provider; it ends with the site's process. */
async function logOut(page: Page, session: 'open' | 'over' = 'open'): Promise<void> {
  await page.getByRole('button', { name: 'Log out' }).click()
  await page
    .getByRole('button', { name: session === 'open' ? /sign out/i : 'Back to the app' })
    .first()
    .click()
  await page.getByText('You are not logged in.').waitFor()
}

test('a reader registers, runs, logs in, sees st.user and logs out; and again after this site was restarted', {
  timeout: 300_000,
}, async () => {
  const context = await browser.newContext({ acceptDownloads: true })
  const guide = await context.newPage()
  const offered = await register(guide, await freePort(), 'Acme ID')
  const { streamlit } = JSON.parse(await readFile(measuredFile, 'utf8'))
  expect(offered.install).toContain(`"streamlit[auth]==${streamlit}"`)
  await guide.getByText('You need Python 3.11 or newer.').waitFor()
  expect(await unzipped(guide, python)).toEqual({
    'streamlit-login/.streamlit/secrets.toml': offered.files['.streamlit/secrets.toml'],
    'streamlit-login/app.py': offered.files['app.py'],
  })
  readers = await runReadersApp({ python, command: offered.start, ...offered })

  const app = await context.newPage()
  await app.goto(`${origin}/app/simple-example/`)
  await logIn(app, offered.address)
  await app.goto(`${origin}/lab/simple-example/inspector?tab=http`)
  expect(await app.locator('.message .line').allTextContents()).toEqual(['GET /app/simple-example/'])
  await app.goto(offered.address)
  await app.getByText('Welcome, Ada Lovelace.').waitFor()
  await guide.getByText('The app has fetched the keys').waitFor()
  const lines = async () =>
    (await guide.locator('[data-logins] .message .line').allTextContents()).map((line) => line.trim())
  expect((await lines()).map((line) => line.replace(/(interaction|auth)\/.+/, '$1/…'))).toEqual([
    'GET /provider/acme/.well-known/openid-configuration',
    'GET /provider/acme/auth',
    'GET /provider/acme/interaction/…',
    'POST /provider/acme/interaction/…',
    'GET /provider/acme/auth/…',
    'GET /provider/acme/.well-known/openid-configuration',
    'POST /provider/acme/token',
    'GET /provider/acme/jwks',
  ])
  const secret = /client_secret = "(.+)"/.exec(offered.files['.streamlit/secrets.toml'])?.[1] ?? ''
  expect(secret).toHaveLength(43)
  expect(await guide.locator('[data-logins]').innerHTML()).not.toContain(secret)
  await logOut(app)
  await guide.getByText('The provider’s session is over').waitFor()
  expect(await guide.locator('#run ~ ul').first().locator('code').allTextContents()).toEqual(complaints(readers.log()))

  await logIn(app, offered.address)
  await site.stop()
  await site.start()
  // The logout brings along an ID token of before, whose signature the provider checks.
  await logOut(app, 'over')
  await logIn(app, offered.address)
  await logOut(app)
  await guide.reload()
  await guide.getByText('The provider’s session is over').first().waitFor()
  expect(await guide.getByRole('group', { name: 'app.py' }).textContent()).toBe(offered.files['app.py'].trimEnd())
  await context.close()
  await readers.end()
  readers = undefined
})

test('without JavaScript on this site, a wrong secret and a wrong redirect URI are explained', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const guide = await context.newPage()
  const offered = await register(guide, await freePort(), 'Globex Accounts')
  const secrets = offered.files['.streamlit/secrets.toml']
  const app = await (await browser.newContext()).newPage()

  const wrongSecret = secrets.replace(/client_secret = ".+"/, 'client_secret = "not-the-secret"')
  readers = await runReadersApp({
    python,
    command: offered.start,
    address: offered.address,
    files: { ...offered.files, '.streamlit/secrets.toml': wrongSecret },
  })
  await app.goto(offered.address)
  await app.getByRole('button', { name: 'Log in' }).click()
  await app.locator('button[name="persona"][value="ada"]').click()
  await app.getByText('You are not logged in.').waitFor()
  await guide.getByRole('link', { name: 'reload' }).click()
  await guide.reload()
  await guide.getByText('Logged out: the provider refused the client secret').waitFor()
  await guide.getByText('a secret of 14 characters').waitFor()
  await readers.end()

  const otherUri = secrets.replace('/oauth2callback"', '/x/oauth2callback"')
  readers = await runReadersApp({
    python,
    command: offered.start,
    address: offered.address,
    files: { ...offered.files, '.streamlit/secrets.toml': otherUri },
  })
  await app.goto(offered.address)
  await app.getByRole('button', { name: 'Log in' }).click()
  await app.getByText('The redirect URI is not registered').waitFor()
  await guide.reload()
  await guide.getByText('They differ in the path.').waitFor()
  await readers.end()
  readers = undefined
  await app.context().close()
  await context.close()
})

test('what goes wrong before the provider knows the app is explained', { timeout: 300_000 }, async () => {
  const context = await browser.newContext()
  const guide = await context.newPage()
  const offered = await register(guide, await freePort(), 'Acme ID')
  const app = await context.newPage()
  const changed = (from: string | RegExp, to: string) => offered.files['.streamlit/secrets.toml'].replace(from, to)
  const runWith = async (secrets: string) => {
    await readers?.end()
    const files = { ...offered.files, '.streamlit/secrets.toml': secrets }
    readers = await runReadersApp({ python, command: offered.start, address: offered.address, files })
    return readers
  }
  /** Presses the login button until Streamlit has taken up the changed file, and the page about the app says so. */
  const pressUntil = async (says: string) => {
    for (let tries = 0; tries < 60; tries += 1) {
      await app.goto(offered.address)
      await app.getByRole('button', { name: 'Log in' }).click()
      await app.waitForURL((url) => url.href !== offered.address)
      await guide.reload()
      if (await guide.locator('[data-logins]', { hasText: says }).isVisible()) return
    }
    throw new Error(`the page never says ${says}`)
  }

  await runWith(changed(/client_id = "(.+)"/, 'client_id = “$1”'))
  await app.goto(offered.address)
  await app.getByText('st.user has no attribute "is_logged_in".').waitFor()
  expect(readers?.log()).toMatch(/Failed to load secrets: .+: Invalid value \(at line 4, column 13\)/)
  await guide.getByText('st.user has no attribute "is_logged_in".').waitFor()
  expect(await guide.locator('[data-logins]').textContent()).toMatch(/curly quotes \(“…”\) it\s+is Invalid value/)

  const { folder, log } = await runWith(changed('openid-configuration', 'openid-configuratoin'))
  await pressUntil('/provider/acme/.well-known/openid-configuratoin')
  await app.getByText('Authentication error').waitFor()
  await guide.getByText('Authentication error: the metadata URL is misspelt').waitFor()

  await replaceFile(join(folder, '.streamlit/secrets.toml'), changed('/provider/acme/', '/provider/acem/'))
  await pressUntil('/provider/acem/.well-known/openid-configuration')
  await app.getByText('Authentication error').waitFor()
  await guide.getByText('Authentication error: the metadata URL is misspelt').waitFor()
  await expect.poll(log, { timeout: 60_000 }).toContain("Client error '404 Not Found' for url")
  const { status, text } = await answerAt(`${origin}/provider/acem/.well-known/openid-configuration`)
  expect([status, text]).toEqual([404, expect.stringContaining('There is no sample provider of this name.')])

  await replaceFile(join(folder, '.streamlit/secrets.toml'), changed(/client_id = "(.+)....."/, 'client_id = "$1"'))
  await pressUntil('The client_id is cut short')
  expect(app.url()).toContain('/provider/acme/auth?')
  await readers?.end()
  readers = undefined
  await context.close()
})

async function answerAt(url: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(url)
  return { status: answer.status, text: await answer.text() }
}

/** What Streamlit printed beside its greeting, without times and places in files: a line of each complaint. */
function complaints(log: string): string[] {
  const lines = [...log.matchAll(/^(?:\S+\.py:\d+: |\d{4}-\d\d-\d\d [\d:.]+ )(.+)$/gm)].map(([, text = '']) => text)
  return [...new Set(lines.filter((text) => !text.startsWith('Uvicorn server started')))]
}
