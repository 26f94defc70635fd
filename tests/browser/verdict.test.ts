import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { choosePane, complaints, launch } from './chromium.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** The lab of the simple example on a phone, with a fault switched on. */
async function labWith(fault: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  await page.goto(`${origin}/lab/simple-example/`)
  await page.request.post(`${origin}/app/simple-example/settings`, { form: { fault }, headers: { origin } })
  await page.reload()
  return page
}

async function logIn(page: Page): Promise<void> {
  const frame = page.locator('iframe').first().contentFrame()
  await frame.locator('a[data-login]').first().click()
  await frame.locator('button[name="persona"][value="ada"]').click()
}

test('the verdict follows a login in one element, has two lines on a phone, and leads to its step', async () => {
  const page = await labWith('wrong-client-secret')
  const found = complaints(page, origin)
  await choosePane(page, 'Inspector')
  const verdict = page.locator('.insp').getByRole('status')
  expect(await verdict.textContent()).toBe('… No login yet. ')
  await verdict.evaluate((one) => one.setAttribute('data-same', ''))
  await choosePane(page, 'App')
  await logIn(page)
  await page.locator('.run-verdict.bad').waitFor({ state: 'attached' })
  await choosePane(page, 'Inspector')
  expect(await verdict.getAttribute('data-same')).toBe('')
  expect(await verdict.textContent()).toMatch(
    /^✕ Logged out: the provider refused the client secret \(step \d+\)\. Mend it in secrets\.toml$/,
  )
  const lines = await verdict.evaluate((one) => {
    const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(one)
    const height = one.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)
    return Math.round(height / Number.parseFloat(lineHeight))
  })
  expect(lines).toBeLessThanOrEqual(2)
  expect(await page.locator('[data-said]').textContent()).toBe('Logged out: the provider refused the client secret')
  expect(await overflows(page)).toBe(false)

  await verdict.getByRole('link', { name: /^step/ }).click()
  const [, number] = /step (\d+)/.exec((await verdict.textContent()) ?? '') ?? []
  const step = page.locator(`#simple-example-step-${number}`)
  await step.waitFor()
  expect(await step.locator('.n').textContent()).toBe(number)
  expect(await step.textContent()).toContain('/token')
  await verdict.getByRole('link', { name: 'Mend it in secrets.toml' }).click()
  await page.waitForURL(`${origin}/errors/wrong-client-secret/`)
  expect(found).toEqual([])
  await page.context().close()
})

test('without JavaScript the inspector’s page has the verdict', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/app/simple-example/`)
  await page.locator('a[data-login]').first().click()
  await page.locator('button[name="persona"][value="noor"]').click()
  await page.goto(`${origin}/lab/simple-example/inspector?tab=flow`)
  expect(await page.locator('.run-verdict').textContent()).toMatch(/^✓ Logged in as نور الهاشمي \(steps \d+–\d+\)\. $/)
  await context.close()
})

test('the page of an own app marks the first character that differs, and leads to the line and the problem', async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, bypassCSP: true })
  const page = await context.newPage()
  await page.goto(`${origin}/providers/sample/`)
  await page.getByRole('button', { name: 'Register the app' }).click()
  await page.waitForURL(/\/providers\/sample\/page1_/)
  const [clientId = ''] = /own1_[\w-]+/.exec(await page.content()) ?? []
  const asked = { response_type: 'code', client_id: clientId, scope: 'openid', state: 'a', nonce: 'b' }
  const query = new URLSearchParams({ ...asked, redirect_uri: 'http://localhost:8501/oauth2callback/' })
  await page.request.get(`${origin}/provider/acme/auth?${query}`)
  await page.reload()
  const verdict = page.locator('[data-logins]').getByRole('status')
  await verdict.evaluate((one) => one.setAttribute('data-same', ''))
  expect(await verdict.textContent()).toBe(
    '✕ Refused by the provider: the redirect URI is not registered (message 1). Mend it in secrets.toml',
  )
  const finding = page.locator('.finding.error').first()
  expect(await finding.locator('mark').allTextContents()).toEqual(['/', 'ends here'])
  expect(await overflows(page)).toBe(false)
  expect(await violationsIn(page)).toEqual([])
  const good = new URLSearchParams({ ...asked, redirect_uri: 'http://localhost:8501/oauth2callback' })
  await page.request.get(`${origin}/provider/acme/auth?${good}`)
  await page.locator('.run-verdict.open').waitFor()
  expect(await verdict.getAttribute('data-same')).toBe('')
  expect(await verdict.textContent()).toMatch(/^… Login under way: the sign-in page is open \(message 3\)\. $/)
  await page.locator('[data-logins] > details > summary').click()
  await finding.getByRole('link', { name: 'Its line in secrets.toml' }).click()
  expect(await page.locator('#secrets-redirect_uri').textContent()).toContain('redirect_uri = ')
  await finding.getByRole('link', { name: 'The page of this problem' }).click()
  await page.waitForURL(`${origin}/errors/unregistered-redirect-uri/`)
  await context.close()
})
