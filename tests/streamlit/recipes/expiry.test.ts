import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launch } from '../../browser/chromium.ts'
import { freePort } from '../../global-site.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { pageFiles } from '../page-files.ts'
import { type RealApp, startApp } from '../real-app.ts'
import { type SampleProvider, serveSampleProvider } from '../sample-provider.ts'
import { shown } from '../screen.ts'
import { authAt, visit } from './logged-in.ts'

const python = needsStreamlit()
const files = python === '' ? new Map<string, string>() : pageFiles(inject('dist'), 'recipes/expiry')
const hour = 3600
const ago = (seconds: number) => Math.round(Date.now() / 1000) - seconds

let browser: Browser
let app: RealApp
let provider: SampleProvider

/** No part of the recipe: a page that asks at each run and has no fragment, and one that logs out in place of asking. */
const more = {
  'pages/still.py': `import streamlit as st
from expiry import seconds_left

st.text("in time" if seconds_left() > 0 else "too late")
st.button("again")
`,
  'pages/strict.py': `import streamlit as st
from expiry import seconds_left

if st.user.is_logged_in and seconds_left() <= 0:
    st.logout()
    st.stop()
st.text("let in" if st.user.is_logged_in else "logged out")
`,
}

beforeAll(async () => {
  if (python === '') return
  const port = await freePort()
  const origin = `http://localhost:${port}`
  provider = await serveSampleProvider([`${origin}/oauth2callback`])
  app = await startApp(python, {
    port,
    main: 'app.py',
    files: { ...Object.fromEntries(files), ...more, '.streamlit/secrets.toml': authAt(origin, provider) },
    env: { PYTHONPATH: fileURLToPath(new URL('set-clock', import.meta.url)) },
  })
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await app?.end()
  await provider?.close()
})

const setClock = (seconds: number) => writeFile(join(app.folder, 'clock.txt'), String(seconds))

test('the page has the files that are run here', () => {
  expect([...files.keys()]).toEqual(['expiry.py', 'app.py'])
})

test('an old login is asked for again, whatever exp says; a new one ends in the open page, without a click', async () => {
  await setClock(0)
  const page = await visit(browser, app.origin, { claims: { sub: 'ada', iat: ago(9 * hour), exp: ago(-hour) } })
  const ended = { text: 'Your login has ended.\n\nLog in', buttons: ['Log in'], exceptions: [] }
  expect(await shown(page)).toEqual(ended)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByRole('heading', { name: 'Notes' }).waitFor()
  expect((await shown(page)).buttons).toEqual(['Log out'])
  await setClock(9 * hour)
  await page.getByText('Your login has ended.').waitFor()
  expect(await shown(page)).toEqual(ended)
  await page.context().close()
})

test('a login within the hours is let in, with an exp that has passed', async () => {
  await setClock(0)
  const page = await visit(browser, app.origin, { claims: { sub: 'ada', iat: ago(7 * hour), exp: ago(6 * hour) } })
  await page.getByRole('heading', { name: 'Notes' }).waitFor()
  await page.context().close()
})

test('without the fragment an open page stays, until the next click', async () => {
  await setClock(0)
  const open = { claims: { sub: 'ada', iat: ago(0) } }
  const page = await visit(browser, `${app.origin}/still`, open)
  const watched = await visit(browser, app.origin, open)
  await page.getByText('in time').waitFor()
  await watched.getByRole('heading', { name: 'Notes' }).waitFor()
  await setClock(9 * hour)
  // By then the other page has run by itself.
  await watched.getByText('Your login has ended.').waitFor()
  expect((await shown(page)).text).toContain('in time')
  await page.getByRole('button', { name: 'again' }).click()
  await page.getByText('too late').waitFor()
  for (const one of [page, watched]) await one.context().close()
})

test('st.logout() in place of the question ends the login in the cookie, and goes to the provider', async () => {
  await setClock(0)
  const page = await visit(browser, `${app.origin}/strict`, { claims: { sub: 'ada', iat: ago(9 * hour) } })
  await page.getByRole('heading', { name: 'sign-out' }).or(page.getByText('logged out')).first().waitFor()
  expect(provider.asked.at(-1)).toMatch(/^\/provider\/acme\/session\/end\?/)
  const cookies = await page.context().cookies(app.origin)
  expect(cookies.filter(({ name }) => name.startsWith('_streamlit_user'))).toEqual([])
  await page.context().close()
})
