import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { userFromCookies } from '#lib/streamlit/user-info.ts'
import { complaints, launch } from './chromium.ts'

const secret = 'a-cookie-secret-that-tests-made-'
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

async function open(javaScriptEnabled = true): Promise<{ page: Page; found: string[] }> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
  const found = complaints(page, inject('origin'))
  await page.goto(`${inject('origin')}/testing/`)
  return { page, found }
}

const file = (page: Page) => page.locator('cookie-maker pre')

test('signs a cookie in the browser that Streamlit takes, and sends nothing', async () => {
  const { page, found } = await open()
  const sent: string[] = []
  await page.locator('cookie-maker').scrollIntoViewIfNeeded()
  await page.getByLabel('Claims, a JSON object').fill('{"sub": "ada"}')
  await page.getByLabel('What you want').selectOption('json')
  await page.getByText('✕ The cookie_secret is empty.').waitFor()
  expect(await file(page).isVisible()).toBe(false)
  page.on('request', (request) => sent.push(request.url()))
  await page.getByLabel('cookie_secret of the tests').fill(secret)
  await file(page).getByText('"header"').waitFor()
  const made = JSON.parse((await file(page).textContent()) ?? '')
  const jar = new Map<string, string>(made.cookies.map(({ name, value }: Record<string, string>) => [name, value]))
  const origin = 'http://localhost:8501'
  const { user } = userFromCookies({ hasAuth: true, jar, secret, now: Date.now() / 1000 + 60, origin, exposed: [] })
  expect(user).toEqual({ is_logged_in: true, sub: 'ada', provider: 'default', tokens: {} })
  expect([found, sent]).toEqual([[], []])
  expect(await page.locator('cookie-maker [name]').count()).toBe(0)
  await page.context().close()
})

test('the file for pytest follows the fields, and is what stands there without JavaScript', async () => {
  const without = await open(false)
  const example = await file(without.page).textContent()
  expect(example).toContain('CLAIMS = {\n    "name": "Ada",\n    "groups": ["admins"],\n}\n')
  expect(await without.page.getByLabel('Claims, a JSON object').isVisible()).toBe(false)
  await without.page.context().close()
  const { page, found } = await open()
  expect(await file(page).textContent()).toBe(example)
  await page.getByLabel('The app’s address').fill('http://localhost:8600/team/notes')
  await expect.poll(() => file(page).textContent()).toContain('"--server.baseUrlPath=team/notes"')
  expect(found).toEqual([])
  await page.context().close()
})

test('says what is wrong with a field, at the field too, and warns of an address elsewhere', async () => {
  const { page } = await open()
  const claims = page.getByLabel('Claims, a JSON object')
  await claims.fill("{'name': 'Ada'}")
  await page.getByRole('status').getByText('This looks like a Python dict').waitFor()
  expect(await claims.getAttribute('aria-invalid')).toBe('true')
  await claims.fill('{"name": "<b>Ada</b>"}')
  await file(page).getByText('<b>Ada</b>').waitFor()
  expect(await claims.getAttribute('aria-invalid')).toBe(null)
  await page.getByLabel('What you want').selectOption('set-cookie')
  await page.getByLabel('cookie_secret of the tests').fill(secret)
  await page.getByLabel('The app’s address').fill('https://notes.example.org')
  await page.getByRole('status').getByText('is not on this machine.').waitFor()
  await file(page).getByText('Set-Cookie: _streamlit_user=').first().waitFor()
  await page.context().close()
})
