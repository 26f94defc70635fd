import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chooseTab, complaints, launch } from './chromium.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function guide(section: string, javaScriptEnabled: boolean): Promise<{ page: Page; found: string[] }> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const found = complaints(page, origin)
  await page.goto(`${origin}/guide/${section}/`)
  await page.locator('live-lab').scrollIntoViewIfNeeded()
  return { page, found }
}

const frameOf = (page: Page): FrameLocator => page.frameLocator('live-lab iframe').first()

const user = async (frame: FrameLocator) => JSON.parse((await frame.locator('#st-user').textContent()) ?? '')

async function signIn(frame: FrameLocator, button: string, persona: string): Promise<void> {
  await frame.getByRole('link', { name: button, exact: true }).click()
  await frame.locator(`button[name="persona"][value="${persona}"]`).click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
}

for (const javaScript of [true, false]) {
  const how = javaScript ? 'with JavaScript' : 'without JavaScript'

  test(`logs in and out at Acme in the mini-browser, ${how}`, async () => {
    const { page, found } = await guide('simple-example', javaScript)
    const frame = frameOf(page)
    expect(await user(frame)).toEqual({ is_logged_in: false })
    await signIn(frame, 'Log in with Acme ID', 'ada')
    expect(await user(frame)).toMatchObject({ is_logged_in: true, email: 'ada@acme.example' })
    await frame.getByRole('link', { name: 'Log out' }).click()
    await frame
      .getByRole('button', { name: /sign out/i })
      .first()
      .click()
    await frame.getByRole('link', { name: 'Log in with Acme ID' }).waitFor()
    expect(await user(frame)).toEqual({ is_logged_in: false })
    expect(page.url()).toBe(`${origin}/guide/simple-example/`)
    expect(found).toEqual([])
    await page.context().close()
  })

  test(`logs in and out at Globex in the mini-browser, ${how}`, async () => {
    const { page, found } = await guide('multiple-providers', javaScript)
    const frame = frameOf(page)
    await signIn(frame, 'Globex Accounts', 'ada')
    expect(await user(frame)).toMatchObject({ is_logged_in: true, provider: 'globex' })
    await frame.getByRole('link', { name: 'Log out' }).click()
    await frame.getByRole('link', { name: 'Globex Accounts' }).waitFor()
    expect(await user(frame)).toEqual({ is_logged_in: false })
    expect(found).toEqual([])
    await page.context().close()
  })
}

test('the address bar and the inspector follow the mini-browser', async () => {
  const { page, found } = await guide('openid-connect', true)
  const frame = frameOf(page)
  await frame.getByRole('link', { name: 'Log in', exact: true }).click()
  await page.locator('[data-place]', { hasText: 'Provider' }).waitFor()
  expect(await page.locator('[data-address]').textContent()).toContain('/provider/acme/interaction/')
  await frame.locator('button[name="persona"][value="grace"]').click()
  await frame.locator('p.error', { hasText: 'You are logged in, but not on the list.' }).waitFor()

  await chooseTab(page, 'HTTP')
  const lines = page.locator('live-lab .message summary')
  await lines.filter({ hasText: '/token' }).waitFor()
  const said = await lines.allTextContents()
  expect(said.some((line) => line.includes('server to server') && line.includes('/jwks'))).toBe(true)

  await chooseTab(page, 'Claims')
  await page.getByRole('cell', { name: 'st.user.sub' }).waitFor()
  await chooseTab(page, 'Cookies')
  await page.locator('.cookie', { hasText: '_streamlit_user_tokens' }).waitFor()
  expect(found).toEqual([])
  await page.context().close()
})

test('starting again empties both jars and the inspector', async () => {
  const { page } = await guide('cookies-and-logging-out', true)
  const frame = frameOf(page)
  await signIn(frame, 'Log in', 'linus')
  await page.getByRole('button', { name: 'Start again' }).click()
  await frame.getByText('Identity cookies received: none').waitFor()
  await chooseTab(page, 'HTTP')
  await page.waitForFunction('document.querySelectorAll("live-lab .message").length === 1')
  await frame.getByRole('link', { name: 'Log in' }).click()
  await frame.getByRole('button', { name: /Ada/ }).waitFor()
  await page.context().close()
})

test('without JavaScript the inspector is a page of its own', async () => {
  const { page } = await guide('simple-example', false)
  await signIn(frameOf(page), 'Log in with Acme ID', 'ada')
  await page.getByRole('link', { name: 'open it' }).click()
  await page.locator('.p-flow .msg > summary', { hasText: '/provider/acme/token' }).waitFor()
  await page.context().close()
})

test('a visitor sees nothing of another visitor', async () => {
  const { page } = await guide('simple-example', true)
  await signIn(frameOf(page), 'Log in with Acme ID', 'ada')
  const other = await (await browser.newContext()).newPage()
  await other.goto(`${origin}/lab/simple-example/inspector?tab=http`)
  expect(await other.content()).not.toContain('/provider/acme/token')
  await other.context().close()
  await page.context().close()
})
