import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launch } from '../../browser/chromium.ts'
import { freePort } from '../../global-site.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { pageFiles } from '../page-files.ts'
import { type RealApp, startApp } from '../real-app.ts'
import { authFor, visit } from './logged-in.ts'

const python = needsStreamlit()
const files = python === '' ? new Map<string, string>() : pageFiles(inject('dist'), 'recipes/multipage')
const ada = { sub: 'ada' }
const admin = { sub: 'grace', groups: ['admins'] }

let browser: Browser
let app: RealApp
/** What somebody sees who comes first, to an address of a file in pages/. */
let first: Seen

/** What is no part of the recipe: ways to a page that one does not have, and the folder that it warns of. */
const more = {
  'views/reports.py': `${files.get('views/reports.py')}
if st.button("switch to admin"):
    st.switch_page("views/admin.py")
if st.button("link to admin"):
    st.page_link("views/admin.py")
`,
  'pages/open.py': 'import streamlit as st\nst.title("Open to everybody")\n',
}

beforeAll(async () => {
  if (python === '') return
  const port = await freePort()
  app = await startApp(python, {
    port,
    main: 'app.py',
    files: {
      ...Object.fromEntries(files),
      ...more,
      '.streamlit/secrets.toml': authFor(`http://localhost:${port}`),
    },
  })
  browser = await launch()
  const page = await visit(browser, `${app.origin}/open`, { claims: null })
  first = await seenIn(page)
  await page.context().close()
})

afterAll(async () => {
  await browser?.close()
  await app?.end()
})

interface Seen {
  readonly path: string
  readonly title: string
  readonly menu: readonly string[]
  readonly notFound: boolean
}

const notFound = 'The page that you have requested does not seem to exist. Running the app’s main page.'

async function seenIn(page: Page): Promise<Seen> {
  await page.getByTestId('stMain').getByTestId('stHeading').first().waitFor()
  await page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').waitFor()
  return {
    path: new URL(page.url()).pathname,
    title: (await page.getByTestId('stMain').getByTestId('stHeading').first().innerText()).trim(),
    menu: await page.getByTestId('stSidebarNavLink').allInnerTexts(),
    notFound: await page.getByText(notFound.replace('’', "'")).isVisible(),
  }
}

/** Waits until somebody who opens this address sees this. */
async function expectSeen(path: string, claims: object | null, sees: Seen): Promise<void> {
  const page = await visit(browser, app.origin + path, { claims })
  await expect.poll(() => seenIn(page), { timeout: 60_000 }).toEqual(sees)
  await page.context().close()
}

test('the page has the files that are run here', () => {
  expect([...files.keys()]).toEqual(['app.py', 'views/home.py', 'views/reports.py', 'views/admin.py'])
})

const menu = ['Home', 'Reports']

test.each<[who: string, path: string, claims: object | null, sees: Seen]>([
  ['nobody', '/', null, { path: '/', title: 'Welcome', menu: [], notFound: false }],
  ['nobody', '/reports', null, { path: '/', title: 'Welcome', menu: [], notFound: true }],
  ['nobody', '/no-such-page', null, { path: '/', title: 'Welcome', menu: [], notFound: true }],
  ['somebody', '/reports', ada, { path: '/reports', title: 'Reports', menu, notFound: false }],
  ['somebody', '/admin', ada, { path: '/', title: 'Home', menu, notFound: true }],
  ['an admin', '/admin', admin, { path: '/admin', title: 'Admin', menu: [...menu, 'Admin'], notFound: false }],
])('%s at %s', async (_who, path, claims, sees) => {
  await expectSeen(path, claims, sees)
})

test('a file in pages/ opens without a login until st.navigation has run, and not afterwards', async () => {
  expect([first.title, first.path]).toEqual(['Open to everybody', '/open'])
  await expectSeen('/', null, { path: '/', title: 'Welcome', menu: [], notFound: false })
  await expectSeen('/open', null, { path: '/', title: 'Welcome', menu: [], notFound: true })
})

test('links go where a page is, and raise where the person has none', async () => {
  const page = await visit(browser, app.origin, { claims: ada })
  expect(await page.getByRole('link', { name: 'To the admin page' }).count()).toBe(0)
  await page.getByRole('link', { name: 'To the reports' }).click()
  await page.getByRole('button', { name: 'Back' }).waitFor()
  const complaint = page.getByTestId('stException')
  for (const way of ['switch to admin', 'link to admin']) {
    await page.getByRole('button', { name: way }).click()
    await complaint.getByText('StreamlitPageNotFoundError: Could not find page: views/admin.py').waitFor()
    await page.reload()
  }
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('heading', { name: 'Home' }).waitFor()
  await page.context().close()
})

test('after logging out the address of a page leads to the start page', async () => {
  const page = await visit(browser, `${app.origin}/reports`, { claims: ada })
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByRole('heading', { name: 'Welcome' }).waitFor()
  await page.goto(`${app.origin}/reports`)
  await page.getByRole('heading', { name: 'Welcome' }).waitFor()
  await expect
    .poll(() => seenIn(page), { timeout: 60_000 })
    .toEqual({
      path: '/',
      title: 'Welcome',
      menu: [],
      notFound: true,
    })
  await page.context().close()
})
