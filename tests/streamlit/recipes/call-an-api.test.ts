import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { launch } from '../../browser/chromium.ts'
import { freePort } from '../../global-site.ts'
import { type Listening, listen } from '../differential/listen.ts'
import { replaceFile } from '../launch.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { pageFiles } from '../page-files.ts'
import { type RealApp, startApp } from '../real-app.ts'
import { type SampleProvider, serveSampleProvider } from '../sample-provider.ts'
import { shown } from '../screen.ts'
import { authAt, cookieSecret, visit } from './logged-in.ts'

const python = needsStreamlit()
const files = python === '' ? new Map<string, string>() : pageFiles(inject('dist'), 'recipes/call-an-api')

let browser: Browser
let app: RealApp
let api: Listening
let provider: SampleProvider
/** What the API was handed, in order, and what it answers to: a status in place of notes. */
const heard: string[] = []
const refuses = new Map<string, number>()

/** An API that answers each token with a note of its own. */
async function answer(request: Request): Promise<Response> {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
  heard.push(token)
  const status = token === '' ? 401 : refuses.get(token)
  return status === undefined ? Response.json([`the note of ${token}`]) : new Response('', { status })
}

/** No part of the recipe: a function that is cached without the token, which the page warns of. */
const careless = `import streamlit as st
from api import call_api


@st.cache_data
def notes():
    return call_api("/notes")


st.text(notes())
`

/** The page's secrets.toml with the sample provider in place of the one it names. */
function secretsAt(origin: string): string {
  const [auth = '', more = ''] = (files.get('.streamlit/secrets.toml') ?? '').split(/(?=^expose_tokens)/m)
  expect(auth).toContain('client_secret = "your-client-secret"')
  return `${authAt(origin, provider)}${more}`
}

beforeAll(async () => {
  if (python === '') return
  const port = await freePort()
  const origin = `http://localhost:${port}`
  provider = await serveSampleProvider([`${origin}/oauth2callback`])
  api = await listen(answer)
  app = await startApp(python, {
    port,
    main: 'app.py',
    files: {
      ...Object.fromEntries(files),
      'api.py': (files.get('api.py') ?? '').replace('https://api.example.com', `http://127.0.0.1:${api.port}`),
      'pages/cached.py': files.get('cached.py') ?? '',
      'pages/careless.py': careless,
      '.streamlit/secrets.toml': secretsAt(origin),
    },
  })
  browser = await launch()
})
beforeEach(() => {
  heard.length = 0
  refuses.clear()
})

afterAll(async () => {
  await browser?.close()
  await app?.end()
  await api?.close()
  await provider?.close()
})

const loggedIn = (access: string, path = '/') =>
  visit(browser, app.origin + path, { claims: { sub: access }, tokens: { access } })

test('the page has the files that are run here', () => {
  expect([...files.keys()]).toEqual(['.streamlit/secrets.toml', 'api.py', 'app.py', 'cached.py'])
})

test('a token from the provider reaches the API; refused, it is got anew by a new login', async () => {
  const page = await visit(browser, app.origin, { claims: null })
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByText(/^the note of /).waitFor()
  const [first = ''] = heard
  expect(first.length).toBeGreaterThan(20)
  refuses.set(first, 401)
  await page.getByRole('button', { name: 'Look again' }).click()
  await page.getByText('Your access to the notes has run out.').waitFor()
  const refused = await shown(page)
  expect([refused.buttons, refused.exceptions]).toEqual([['Log in again'], []])
  expect(refused.text).not.toContain('the note of')
  expect(new Set(heard)).toEqual(new Set([first]))
  await page.getByRole('button', { name: 'Log in again' }).click()
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByText(/^the note of /).waitFor()
  expect(new Set(heard).size).toBe(2)
  await page.context().close()
})

test('what is not for this account is said to be so', async () => {
  refuses.set('a-token-of-grace', 403)
  const page = await loggedIn('a-token-of-grace')
  await page.getByText('The notes are not for this account.').waitFor()
  await page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').waitFor()
  expect(await page.getByTestId('stMain').getByTestId('stButton').count()).toBe(0)
  await page.context().close()
})

test('without expose_tokens there is no token; with it there is, for who has logged in before', async () => {
  const page = await loggedIn('a-token-of-ada')
  const text = async () => {
    await page.reload()
    return (await shown(page)).text
  }
  const secrets = join(app.folder, '.streamlit/secrets.toml')
  await replaceFile(secrets, authAt(app.origin, provider))
  await expect.poll(text, { timeout: 60_000 }).toContain('This login has no access token.')
  expect(app.log()).not.toContain(cookieSecret)
  await replaceFile(secrets, secretsAt(app.origin))
  await expect.poll(text, { timeout: 60_000 }).toContain('the note of a-token-of-ada')
  await page.context().close()
})

test.each([
  ['careless', 'the note of the-first'],
  ['cached', 'the note of the-second'],
])('%s: the second person is answered with %s', async (name, note) => {
  const first = await loggedIn('the-first', `/${name}`)
  await first.getByText('the note of the-first').waitFor()
  const second = await loggedIn('the-second', `/${name}`)
  await second.getByText(note).waitFor()
  for (const one of [first, second]) await one.context().close()
})
