import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chooseTab, complaints, launch } from './chromium.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Logs in and out in the app, which fills the page or a mini-browser. */
async function loginAndLogout(app: Page | FrameLocator, button: string): Promise<void> {
  await app.getByRole('link', { name: button, exact: true }).click()
  await app.locator('button[name="persona"][value="ada"]').click()
  await app.getByRole('link', { name: 'Log out' }).click()
  const signOut = app.getByRole('button', { name: /sign out/i }).first()
  await signOut.or(app.getByRole('link', { name: button, exact: true })).waitFor()
  if (await signOut.isVisible()) await signOut.click()
  await app.getByRole('link', { name: button, exact: true }).waitFor()
}

const unexplained = (page: Page) => page.locator('.p-flow [data-unexplained] dt').allTextContents()

const tenants = [
  { app: 'simple-example', button: 'Log in with Acme ID', token: '/provider/acme/token', steps: 29 },
  { app: 'multiple-providers', button: 'Globex Accounts', token: '/provider/globex/token', steps: 23 },
]

for (const { app, button, token, steps } of tenants) {
  test(`the Flow tab explains all that Chromium sends in a login and logout, ${app}, with JavaScript`, async () => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    const found = complaints(page, origin)
    await page.goto(`${origin}/lab/${app}/`)
    await loginAndLogout(page.locator('live-lab iframe').first().contentFrame(), button)
    await chooseTab(page, 'Flow')
    await page.locator(`#${app}-step-${steps}`).waitFor()
    expect(await page.locator('.flow > li').count()).toBe(steps)
    expect(await page.locator('.flow summary', { hasText: token }).isVisible()).toBe(true)
    expect(await unexplained(page)).toEqual([])
    expect(found).toEqual([])
    await page.context().close()
  })

  test(`the Flow tab explains all that Chromium sends in a login and logout, ${app}, without JavaScript`, async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await page.goto(`${origin}/app/${app}/`)
    await loginAndLogout(page, button)
    await page.goto(`${origin}/lab/${app}/inspector?tab=flow`)
    expect(await page.locator('.flow > li').count()).toBe(steps)
    expect(await unexplained(page)).toEqual([])
    const step = page.locator('.flow > li').filter({ has: page.locator('summary', { hasText: `POST ${token}` }) })
    await step.locator('summary').first().click()
    expect(await step.getByText('The code from the callback.').isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Copy step' }).first().isVisible()).toBe(false)
    await page.context().close()
  })
}

test('a denied sign-in shows as failed steps with their problems', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${origin}/app/simple-example/`)
  await page.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await page.getByRole('button', { name: 'Deny' }).click()
  await page.getByRole('link', { name: 'Log in with Acme ID' }).waitFor()
  await page.goto(`${origin}/lab/simple-example/inspector?tab=flow`)
  const badges = page.locator('.flow > li > details > summary .chip.bad')
  expect(await badges.allTextContents()).toEqual(['✕ 1 problem', '✕ 1 problem', '✕ 2 problems'])
  expect(await unexplained(page)).toEqual([])
  await page.context().close()
})

test('lights up the steps of one message together, opens the step of a link and copies it as text', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
  const page = await context.newPage()
  await page.goto(`${origin}/app/simple-example/`)
  await page.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await page.locator('button[name="persona"][value="ada"]').click()
  await page.getByRole('link', { name: 'Log out' }).waitFor()
  await page.goto(`${origin}/lab/simple-example/inspector?tab=flow#simple-example-step-11`)
  const callback = page.locator('#simple-example-step-11')
  await callback.locator('dt', { hasText: 'state' }).waitFor()
  await callback.locator('summary').first().hover()
  const lit = page.locator('.flow > li[data-lit] .n')
  expect(await lit.allTextContents()).toEqual(['11', '15', '16', '17'])

  // The focus scrolls the page, and the pointer is not to stand on another step then.
  await page.mouse.move(0, 0)
  await page.locator('#simple-example-step-5 > details > summary').focus()
  expect(await lit.allTextContents()).toEqual(['2', '4', '5'])
  await callback.getByRole('link', { name: 'step 17' }).click()
  await page.locator('#simple-example-step-17').getByText('The browser goes on in step 18.').waitFor()

  await callback.getByRole('button', { name: 'Copy step' }).click()
  const copied = await page.evaluate('navigator.clipboard.readText()')
  expect(copied).toMatch(/^GET \/app\/simple-example\/oauth2callback\n/)
  expect(copied).toMatch(/\ncode\n\S{43}\nstate\n\S{30}\n/)
  await context.close()
})
