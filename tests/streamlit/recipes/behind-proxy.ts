import type { Browser, Page } from 'playwright-core'
import { freePort } from '../../global-site.ts'
import { type RealApp, startApp } from '../real-app.ts'
import type { SampleProvider } from '../sample-provider.ts'
import { type Answer, type HttpsSite, HttpsVisitor, origin } from './https-site.ts'
import { filledIn } from './logged-in.ts'

export const megabytes2 = 2 * 1024 * 1024

const script = `import streamlit as st

st.text(f"{st.user.get('email', 'nobody')} from {st.context.ip_address} at {st.context.url}")
uploaded = st.file_uploader("A file")
if uploaded:
    st.text(f"{uploaded.name}: {uploaded.size}")
st.button("Log in", on_click=st.login)
st.button("Log out", on_click=st.logout)
`

export interface Behind {
  readonly python: string
  /** Those of the page. */
  readonly files: ReadonlyMap<string, string>
  readonly provider: SampleProvider
}

/** An app at a path of the host; options are those of the environment, since files are the page's. */
export async function startBehind(
  { python, files, provider }: Behind,
  path: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RealApp> {
  const fileOf = (name: string) => files.get(name) ?? ''
  const base = env['STREAMLIT_SERVER_BASE_URL_PATH']
  return startApp(python, {
    port: await freePort(),
    main: 'app.py',
    files: {
      'app.py': script,
      '.streamlit/config.toml': fileOf('.streamlit/config.toml'),
      '.streamlit/secrets.toml': filledIn(fileOf('.streamlit/secrets.toml'), provider).replace(
        '/oauth2callback',
        `${path}oauth2callback`,
      ),
    },
    env: { WEBSOCKETS_MAX_LINE_LENGTH: /LENGTH=(\d+)/.exec(fileOf('Shell'))?.[1] ?? '', ...env },
    ...(base !== undefined && { base }),
  })
}

/** A proxy's file with an app in the place of the one that it names. */
export function inFrontOf({ origin: at }: RealApp, text: string): string {
  return text.replace('127.0.0.1:8501', `127.0.0.1:${new URL(at).port}`)
}

export async function openPage(browser: Browser, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, extraHTTPHeaders: headers })
  context.setDefaultTimeout(120_000)
  return context.newPage()
}

/** What was seen of a visit. */
export interface Seen {
  /** Where the browser stood after `http://`. */
  readonly opened: string
  /** The protocol of the page after the login. */
  readonly over: string
  /** What the app then said. */
  readonly says: string
  /** Whether each cookie has `Secure`. */
  readonly secure: Readonly<Record<string, boolean>>
}

/** A person in 60 groups opens the site by http, logs in, uploads 2 MB and logs out. */
export async function wholeVisit(page: Page): Promise<Seen> {
  await page.goto(origin.replace('https', 'http'))
  const opened = page.url()
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: 'Ada' }).waitFor()
  // The sample provider's page shows Ada alone.
  await page.evaluate('document.querySelector("button[name=persona]").value = "linus"')
  await page.getByRole('button', { name: 'Ada' }).click()
  const says = await page.getByText(/^linus@acme\.example from/).innerText()
  const over = await page.evaluate<string>('performance.getEntriesByType("navigation")[0].nextHopProtocol')
  const cookies = (await page.context().cookies(origin)).map(({ name, secure }) => [name, secure] as const)
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.alloc(megabytes2, 'a') }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText(`list.csv: ${megabytes2}`).waitFor()
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('nobody from').waitFor()
  await page.context().close()
  return { opened, over, says, secure: Object.fromEntries(cookies) }
}

/** A login without a screen: what its beginning and its callback are answered with. */
export async function callback(site: Pick<HttpsSite, 'ports'>, persona: string, base = '/') {
  const visitor = new HttpsVisitor(site)
  const begun = await visitor.login(base)
  return { begun, answer: await visitor.get(await visitor.provider(begun, persona)) }
}

/** Whether each cookie that is set has `Secure`. */
export function secureOf(...answers: readonly Answer[]): Readonly<Record<string, boolean>> {
  return Object.fromEntries(lines(answers).map((line) => [nameOf(line), /; secure/i.test(line)]))
}

/** The path of each cookie that is set, and not deleted. */
export function pathsOf(...answers: readonly Answer[]): Readonly<Record<string, string | undefined>> {
  const set = lines(answers).filter((line) => !/max-age=0|expires=thu, 01 jan 1970/i.test(line))
  return Object.fromEntries(set.map((line) => [nameOf(line), /; path=([^;]*)/i.exec(line)?.[1]]))
}

const lines = (answers: readonly Answer[]) => answers.flatMap(({ setCookies }) => setCookies)
const nameOf = (line: string) => line.split('=')[0] ?? ''
