import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chooseTab, complaints, launch } from './chromium.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

interface Opened {
  readonly page: Page
  readonly frame: FrameLocator
  readonly found: string[]
}

async function lab(scenario: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const found = complaints(page, origin)
  await page.goto(`${origin}/lab/${scenario}/`)
  return { page, frame: page.locator('live-lab iframe').first().contentFrame(), found }
}

/** Signs in, and waits until the inspector shows the run to its end. */
async function signIn({ page, frame }: Opened, button: string, persona: string): Promise<void> {
  await frame.getByRole('link', { name: button, exact: true }).click()
  await frame.locator(`button[name="persona"][value="${persona}"]`).click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
  await choose(page, 'Claims')
  await lights(page).and(page.locator('.ok')).nth(2).waitFor()
}

const choose = chooseTab
const lights = (page: Page) => page.locator('.p-claims .lights > li')

test.each([
  ['Acme ID', 'acme'],
  ['Globex Accounts', 'globex'],
])('shows three good lights after a login at %s, with their evidence', async (button, tenant) => {
  const opened = await lab('multiple-providers')
  const { page, found } = opened
  await choose(page, 'Claims')
  expect(await lights(page).locator('.head').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringMatching(/○\s*The signature is valid:\s*Not known/)]),
  )
  await signIn(opened, button, 'ada')
  await page.locator('.p-claims .lights > li.ok').nth(2).waitFor()
  expect(await lights(page).count()).toBe(3)

  await lights(page).nth(1).locator('summary').click()
  const evidence = await lights(page).nth(1).locator('.checks').textContent()
  expect(evidence).toContain(`${origin}/provider/${tenant}/jwks`)
  await lights(page).nth(2).locator('summary').click()
  const claims = await lights(page).nth(2).locator('.checks').textContent()
  expect(claims).toContain('not present, not required')
  expect(claims).toMatch(/Checked now it would pass: \d+ minutes left\./)
  expect(found).toEqual([])
  await page.context().close()
})

test('traces st.user to the claims, with what Streamlit adds and drops', async () => {
  const opened = await lab('simple-example')
  const { page } = opened
  await signIn(opened, 'Log in with Acme ID', 'ada')
  await choose(page, 'Claims')
  await page.getByRole('row', { name: /st\.user\.email ← email/ }).waitFor()
  await page.getByRole('row', { name: /no claim true st\.user\.is_logged_in Added by Streamlit/ }).waitFor()
  await page.getByRole('row', { name: /no claim "default" st\.user\.provider Added by Streamlit/ }).waitFor()
  await page.getByRole('row', { name: /origin Added by Streamlit, from redirect_uri\. Equal/ }).waitFor()
  await page.context().close()
})

test('says in Streamlit’s own words what Sam’s missing name raises', async () => {
  const opened = await lab('simple-example')
  const { page } = opened
  await signIn(opened, 'Log in with Acme ID', 'sam')
  await choose(page, 'Claims')
  const table = page.getByRole('region', { name: 'How to read it' })
  await table.getByText('AttributeError: st.user has no attribute "name".', { exact: true }).waitFor()
  await table.getByText(`KeyError: 'st.user has no key "name".'`, { exact: true }).waitFor()
  await page.context().close()
})

test('shows a claim that is markup, and one that turns the text, as what they are', async () => {
  const { page, frame, found } = await lab('login-user-logout')
  await frame.getByRole('link', { name: 'Log in', exact: true }).click()
  const claims = JSON.stringify({ team: '<img src=x onerror=alert(1)>', title: 'a\u202edesrever' })
  await frame.locator('details:has(#custom-claims) > summary').click()
  await frame.locator('#custom-claims').fill(claims)
  await frame.locator('button[value="custom"]').click()
  await choose(page, 'Claims')
  await page.locator('.p-claims .lights > li.ok').nth(2).waitFor()
  const text = (await page.locator('.p-claims').textContent()) ?? ''
  await choose(page, 'Config')
  await page.locator('.p-config li').first().waitFor()
  await choose(page, 'Log')
  await page.locator('.p-log p').first().waitFor()
  expect(await page.locator('.p-claims img, .p-log img, .p-config img').count()).toBe(0)
  expect(found).toEqual([])
  expect(text).toContain('"<img src=x onerror=alert(1)>"')
  expect(text).toContain('"a\\u202edesrever"')
  expect(text).not.toContain('\u202e')
  await page.context().close()
})

test('prints the line of a denied login, counts it, and links to its message', async () => {
  const { page, frame } = await lab('simple-example')
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await frame.getByRole('button', { name: 'Deny' }).click()
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).waitFor()
  await chooseTab(page, 'Log')
  const line = page.locator('.p-log .log li').first()
  expect(await line.locator('code').textContent()).toMatch(
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} Error during authentication: access_denied\. Error description: /,
  )
  const mend = line.getByRole('link', { name: 'What to do: access_denied' })
  expect(await mend.getAttribute('href')).toBe('/errors/cancelled-consent/')
  await line.getByRole('link', { name: /^step \d+$/ }).click()
  expect(await page.locator('.p-flow .msg[open] > summary').textContent()).toContain('/oauth2callback')
  await page.context().close()
})

test('says that a successful login prints no line', async () => {
  const opened = await lab('simple-example')
  const { page } = opened
  await signIn(opened, 'Log in with Acme ID', 'ada')
  await choose(page, 'Log')
  await page.locator('.p-log').getByText('A successful login prints no line.').waitFor()
  expect(await page.locator('.tabs .n').count()).toBe(0)
  await page.context().close()
})

test('leads from a line of secrets.toml to the message that it caused, and back', async () => {
  const opened = await lab('simple-example')
  const { page, found } = opened
  await signIn(opened, 'Log in with Acme ID', 'ada')
  await choose(page, 'Config')
  const line = page.locator('.p-config li', { hasText: 'redirect_uri = ' })
  await line.getByText(/parameter redirect_uri/).waitFor()
  await line.getByRole('link').first().click()
  const message = page.locator('.p-flow .msg[open]')
  expect(await message.textContent()).toContain(`${origin}/app/simple-example/oauth2callback`)
  expect(await message.locator(':scope > summary').evaluate((one) => one === one.ownerDocument.activeElement)).toBe(
    true,
  )

  await choose(page, 'Config')
  await page.locator('.p-config .because a', { hasText: 'secrets.toml line 2' }).first().click()
  expect(await page.evaluate('document.activeElement.id')).toBe('toml-2')
  expect(page.url()).toBe(`${origin}/lab/simple-example/`)
  expect(found).toEqual([])
  await page.context().close()
})

test('has the same links without JavaScript, as addresses', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${origin}/app/simple-example/`)
  await page.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await page.locator('button[name="persona"][value="ada"]').click()
  await page.goto(`${origin}/lab/simple-example/inspector?tab=config`)
  await page.locator('.p-config li', { hasText: 'client_secret = ' }).getByRole('link').first().click()
  expect(page.url()).toMatch(/\/inspector\?tab=flow#simple-example-step-\d+$/)
  expect(await page.locator('.p-flow li:target').textContent()).toContain('/token')
  await context.close()
})
