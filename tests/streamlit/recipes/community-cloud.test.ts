import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { launch } from '../../browser/chromium.ts'
import { freePort } from '../../global-site.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { pageFiles } from '../page-files.ts'
import { type RealApp, startApp } from '../real-app.ts'
import { type SampleProvider, serveSampleProvider } from '../sample-provider.ts'
import { filledIn } from './logged-in.ts'

const streamlit = needsStreamlit()
const files = streamlit === '' ? new Map<string, string>() : pageFiles(inject('dist'), 'recipes/community-cloud')
const fileOf = (name: string) => files.get(name) ?? ''
const cloud = 'https://your-app.streamlit.app'

let browser: Browser
let provider: SampleProvider
let port: number

beforeAll(async () => {
  if (streamlit === '') return
  browser = await launch()
  port = await freePort()
  provider = await serveSampleProvider([`http://localhost:${port}/oauth2callback`, `${cloud}/oauth2callback`])
})

afterAll(async () => {
  await browser?.close()
  await provider?.close()
})

/** The page's app, with its Secrets for this machine in place of Community Cloud, or as they are. */
async function start(secrets: string, script = fileOf('streamlit_app.py')): Promise<RealApp> {
  const main = 'streamlit_app.py'
  const app = await startApp(streamlit, { port, main, files: { [main]: script, '.streamlit/secrets.toml': secrets } })
  onTestFinished(() => app.end())
  return app
}

const secrets = () => filledIn(fileOf('Secrets'), provider)
const here = () => secrets().replace(cloud, `http://localhost:${port}`)

async function open(): Promise<Page> {
  const context = await browser.newContext()
  context.setDefaultTimeout(120_000)
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`http://localhost:${port}`)
  return page
}

async function logIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByText('Hello, ada@acme.example!').waitFor()
}

test('the files log a person in, who stays logged in while the app is ended and started, without its session state', async () => {
  const counting = `${fileOf('streamlit_app.py')}
st.session_state.setdefault("visits", 0)
if st.button("Count"):
    st.session_state.visits += 1
st.text(f"{st.session_state.visits} counted")
`
  const app = await start(here(), counting)
  const page = await open()
  await logIn(page)
  await page.getByRole('button', { name: 'Count' }).click()
  await page.getByText('1 counted').waitFor()
  await app.end()
  await start(here(), counting)
  await page.goto(`http://localhost:${port}`)
  await page.getByText('Hello, ada@acme.example!').waitFor()
  await page.getByText('0 counted').waitFor()
  await page.getByRole('button', { name: 'Log out' }).click()
  // The provider asks whether it was meant.
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Log in' }).waitFor()
})

test('with the Secrets as they are, a login that begins on this machine ends on Community Cloud', async () => {
  await start(secrets())
  const page = await open()
  const landed = page.waitForRequest((asked) => asked.url().startsWith(cloud))
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: 'Ada' }).click()
  expect(new URL((await landed).url()).pathname).toBe('/oauth2callback')
})
