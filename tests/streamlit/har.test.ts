import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type HarReading, readHar } from '#lib/har/read-har.ts'
import { root } from '../../scripts/run.ts'
import { launch } from '../browser/chromium.ts'
import { freePort } from '../global-site.ts'
import { loginStories } from './har/login-stories.ts'
import { type Offered, recordLab, recordLogin } from './har/record-login.ts'
import { trimmed } from './har/trimmed.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { siteProcess } from './readers-machine.ts'

const python = needsStreamlit()
const { ok: canRun } = inject('streamlit')

let browser: Browser
let site: ReturnType<typeof siteProcess>
let state: string
let origin: string
let offered: Offered

beforeAll(async () => {
  if (!canRun) return
  const port = await freePort()
  state = await mkdtemp(join(tmpdir(), 'har-state-'))
  site = siteProcess(port, { XDG_STATE_HOME: state })
  await site.start()
  browser = await launch()
  origin = `http://localhost:${port}`
  offered = await register(await freePort())
})

afterAll(async () => {
  await browser?.close()
  await site?.stop()
  if (state) await rm(state, { recursive: true })
})

async function register(appPort: number): Promise<Offered> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${origin}/guide/identity-provider/`)
  const form = page.getByRole('form', { name: 'Register an app' })
  await form.getByLabel('App name').fill('notes')
  await form.getByLabel('Redirect URI').fill(`http://localhost:${appPort}/oauth2callback`)
  await form.getByRole('radio', { name: 'Acme ID' }).check()
  await form.getByRole('button', { name: 'Register the app' }).click()
  await page.waitForURL(/\/providers\/sample\/page1_/)
  const code = async (title: string) => `${await page.getByRole('group', { name: title }).textContent()}\n`
  const files = { '.streamlit/secrets.toml': await code('.streamlit/secrets.toml'), 'app.py': await code('app.py') }
  const [, , start = ''] = (await code('Shell')).split('\n')
  const address = (await page.locator('#run ~ p a').first().getAttribute('href')) ?? ''
  await page.context().close()
  return { files, start, address }
}

/** RECORD_HARS=1 keeps them, for the tests that have no Streamlit. */
async function keep(name: string, har: string): Promise<void> {
  if (process.env['RECORD_HARS'] !== '1') return
  await writeFile(join(root, `tests/fixtures/har/${name}.har`), trimmed(har))
}

function reading(har: string): HarReading {
  const answer = readHar(har)
  if (!answer.ok) throw new Error(answer.why)
  return answer
}

test.each(loginStories)('what Chromium records of a login at Streamlit is told: $name', async (story) => {
  const har = await recordLogin({ browser, python, offered, story })
  await keep(story.name, har)
  const { verdict } = reading(har)
  expect([verdict.kind, verdict.text, verdict.link?.problem ?? null]).toEqual(story.verdict)
})

test('what Chromium records of a login at a sample app of this site is told', async () => {
  const har = await recordLab(browser, `${origin}/app/simple-example/`)
  await keep('sample-app', har)
  const { verdict, steps } = reading(har)
  expect(verdict).toMatchObject({ kind: 'good', text: 'Logged in: the app set its login cookie' })
  expect(steps.filter(({ outcome }) => outcome === 'not seen').map(({ title }) => title[1])).toEqual([
    'the provider’s metadata',
    'the token endpoint',
  ])
})
