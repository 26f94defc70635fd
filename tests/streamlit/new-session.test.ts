import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { loggedOutReconnect } from '#lib/streamlit/log-lines.ts'
import { launch } from '../browser/chromium.ts'
import { freePort } from '../global-site.ts'
import { pageText } from './guide-page.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { reconnect } from './raw-upgrade.ts'
import { type RealApp, startApp } from './real-app.ts'
import { authAt } from './recipes/logged-in.ts'
import { type SampleProvider, serveSampleProvider } from './sample-provider.ts'

const python = needsStreamlit()

/** Both pages show what a session holds, where the script is, and the query. */
const entry = `import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

st.session_state.setdefault("kept", "nothing")


def show(page):
    st.button("Keep", on_click=lambda: st.session_state.update(kept="a word"))
    uploaded = st.file_uploader("A file")
    st.text(f"session: {get_script_run_ctx().session_id}")
    ours = sorted(name for name in st.context.cookies if name.startswith("_streamlit"))
    st.text(f"context: {', '.join(ours)}")
    st.text(f"in headers: {[name in st.context.headers.get('Cookie', '') for name in ours]}")
    st.text(f"kept: {st.session_state.kept}")
    st.text(f"file: {uploaded.name if uploaded else 'none'}")
    st.text(f"page: {page}")
    st.text(f"query: {st.query_params.to_dict()}")
    st.button("Log in", on_click=st.login)
    st.button("Log out", on_click=st.logout)
    st.text(f"logged in: {st.user.is_logged_in}")
    print(f"the run finds logged in: {st.user.is_logged_in}")


def start():
    show("start")


def notes():
    show("notes")


st.navigation([st.Page(start, default=True), st.Page(notes)]).run()
`

let browser: Browser
let app: RealApp
let provider: SampleProvider

beforeAll(async () => {
  if (python === '') return
  const port = await freePort()
  const origin = `http://localhost:${port}`
  provider = await serveSampleProvider([`${origin}/oauth2callback`])
  const files = { 'app.py': entry, '.streamlit/secrets.toml': authAt(origin, provider) }
  app = await startApp(python, { port, main: 'app.py', files })
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await app?.end()
  await provider?.close()
})

/** The app in a browser of its own, after a login. */
async function loggedIn(): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(app.origin)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByText('logged in: True', { exact: true }).waitFor()
  return page
}

test('a login ends at the start page in a new session: what it kept, its file, its page and its query are gone', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${app.origin}/notes?from=mail`)
  await page.getByRole('button', { name: 'Keep' }).click()
  // The run that the click begins has to be over, or it would drop what is uploaded meanwhile.
  await page.getByText('kept: a word', { exact: true }).waitFor()
  const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') }
  await page.locator('input[type=file]').setInputFiles(file)
  for (const line of ['file: list.csv', 'page: notes', "query: {'from': 'mail'}", 'logged in: False'])
    await page.getByText(line, { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: 'Ada' }).click()
  for (const line of ['logged in: True', 'kept: nothing', 'file: none', 'page: start', 'query: {}'])
    await page.getByText(line, { exact: true }).waitFor()
  expect(page.url()).toBe(`${app.origin}/`)
  expect(pageText(inject('dist'), 'guide/login-user-logout')).toContain(
    'st.session_state, uploaded files, the current page and the query parameters are gone. The user always lands on the start page.',
  )
  await page.context().close()
})

test('a tab that is open during a logout stays logged in until it is loaded again', async () => {
  const page = await loggedIn()
  const other = await page.context().newPage()
  await other.goto(app.origin)
  await other.getByText('logged in: True', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByText('logged in: False', { exact: true }).waitFor()
  await other.getByRole('button', { name: 'Keep' }).click()
  await other.getByText('kept: a word', { exact: true }).waitFor()
  expect(await other.getByText('logged in: True', { exact: true }).count()).toBe(1)
  await other.reload()
  await other.getByText('logged in: False', { exact: true }).waitFor()
  await page.context().close()
})

test('st.context gives the app the cookies of the login as they were when the page connected', async () => {
  const page = await loggedIn()
  const ours = 'context: _streamlit_user, _streamlit_user_tokens, _streamlit_xsrf'
  await page.getByText(ours, { exact: true }).waitFor()
  await page.getByText('in headers: [True, True, True]', { exact: true }).waitFor()
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByText('kept: a word', { exact: true }).waitFor()
  expect(await page.getByText(ours, { exact: true }).count()).toBe(1)
  await page.context().close()
})

test('a session that was logged out is not given again to who asks for it, and the log says so', async () => {
  const page = await loggedIn()
  const before = app.log().length
  const session = (await page.getByText(/^session: /).innerText()).replace('session: ', '')
  // The page is on its way to the logout, and its first connection stands: afterwards the session is forgotten.
  const { promise: leaving, resolve } = Promise.withResolvers<void>()
  await page.route('**/auth/logout*', () => resolve())
  await page.getByRole('button', { name: 'Log out' }).click({ noWaitAfter: true })
  await leaving
  // In the session that called it the user is empty at once, before the browser has left.
  await expect.poll(() => app.log().slice(before), { timeout: 60_000 }).toContain('the run finds logged in: False')
  const { text } = loggedOutReconnect(session)
  expect(app.log()).not.toContain(text)
  expect(await reconnect(Number(new URL(app.origin).port), session)).toBe(101)
  await expect.poll(() => app.log(), { timeout: 60_000 }).toContain(text)
  await page.context().close()
})
