import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { complaints, launch } from './chromium.ts'

const origin = inject('origin')
const canary = 'canary-9f2c-the-client-secret'
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage()
  await page.goto(origin + path)
  return page
}

const file = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
const secretsFile = async (page: Page) => (await file(page, '.streamlit/secrets.toml').textContent()) ?? ''

test('a client secret reaches the file and its copy, and nothing else', async () => {
  const page = await open('/start/', { permissions: ['clipboard-read', 'clipboard-write'] })
  const sent: string[] = []
  page.on('request', (request) => {
    sent.push(`${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`)
  })
  await page.getByLabel('Client secret').locator('visible=true').fill(canary)
  await page.getByLabel('Client ID').locator('visible=true').fill('1-a.apps.googleusercontent.com')
  expect(await secretsFile(page)).toContain(`client_secret = "${canary}"`)
  const looks = `getComputedStyle([...document.querySelectorAll('.masked')].find((one) => one.textContent === '${canary}')).webkitTextSecurity`
  expect(await page.evaluate(looks)).toBe('disc')
  await page.locator('figure', { hasText: 'client_secret' }).getByRole('button', { name: 'Copy' }).click()
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain(`client_secret = "${canary}"`)
  await page.getByRole('link', { name: 'Link to these choices' }).click()
  expect(page.url()).toContain('google.client_id=1-a.apps')
  const kept = async (storage: string) => page.evaluate(`JSON.stringify({ ...${storage} })`)
  expect(await kept('localStorage')).toContain('1-a.apps.googleusercontent.com')
  expect(await kept('localStorage')).not.toContain(canary)
  expect(await kept('sessionStorage')).toContain(canary)
  await page.goto(`${origin}/guide/simple-example/`)
  await page.locator('.own.masked', { hasText: canary }).waitFor()
  expect(page.url() + (await page.title()) + sent.join('\n')).not.toContain(canary)
  const other = await page.context().newPage()
  await other.goto(`${origin}/guide/simple-example/`)
  await other.locator('.own', { hasText: '1-a.apps.googleusercontent.com' }).waitFor()
  expect(await other.content()).not.toContain(canary)
  await page.context().close()
})

test('what was typed stands in the snippets of the guide, is copied, and goes with one press', async () => {
  const page = await open('/start/', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.getByRole('radio', { name: 'Okta' }).check()
  await page.getByLabel('Okta domain').locator('visible=true').fill('https://acme.okta.com/')
  await page.getByLabel('Port on your machine').fill('8600')
  await page.goto(`${origin}/guide/provider-keywords/`)
  const found = complaints(page, origin)
  const snippet = page.locator('figure.code', { hasText: 'redirect_uri' }).first()
  await snippet.locator('.own').first().waitFor()
  await snippet.getByRole('button', { name: 'Copy' }).click()
  const copied = String(await page.evaluate('navigator.clipboard.readText()'))
  expect(copied).toContain('redirect_uri = "http://localhost:8600/oauth2callback"')
  expect(copied).toContain('"https://acme.okta.com/.well-known/openid-configuration"')
  await page.getByRole('complementary', { name: 'Your values' }).getByRole('button', { name: 'Clear' }).click()
  expect(await snippet.textContent()).toContain('http://localhost:8501/oauth2callback')
  expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
  expect(found).toEqual([])
  await page.context().close()
})

test('a placeholder for the cookie secret makes one, by the keyboard too', async () => {
  const page = await open('/guide/simple-example/')
  const placeholder = page.getByRole('button', { name: 'your-cookie-secret' })
  await placeholder.focus()
  await page.keyboard.press('Enter')
  await page.locator('.own.masked').waitFor()
  expect(await page.locator('.own.masked').textContent()).toMatch(/^\w{43}$/)
  expect(await page.locator('.ph .own, .ph:empty').count()).toBe(0)
  expect(await placeholder.count()).toBe(0)
  await page.context().close()
})

test('a guide page loads what fills snippets only when there is something to fill', async () => {
  const page = await open('/')
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname)
  })
  await page.goto(`${origin}/guide/configure/`, { waitUntil: 'networkidle' })
  expect(scripts.length).toBeGreaterThan(1)
  expect(scripts.filter((path) => path.includes('fill-page'))).toEqual([])
  await page.getByRole('button', { name: 'your-cookie-secret' }).click()
  await page.locator('.own').waitFor()
  expect(scripts.some((path) => path.includes('fill-page'))).toBe(true)
  await page.context().close()
})
