import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { chooseTab, complaints, launch, setWhereAsked, showPane } from './chromium.ts'
import { corners } from './corners.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; frame: FrameLocator }> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })).newPage()
  await page.goto(origin + path)
  return { page, frame: page.frameLocator('iframe').first() }
}

const banner = (frame: FrameLocator) => frame.locator('.broken')

async function switchOn(page: Page, code: string): Promise<void> {
  await showPane(page, 'Set-up')
  await page.getByLabel('What to break').selectOption(code)
  await setWhereAsked(page)
  await showPane(page, 'App')
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'

  test(`a fault is switched on in the lab, met and mended, ${how}`, async () => {
    const { page, frame } = await open('/lab/simple-example/', { javaScriptEnabled })
    const found = complaints(page, origin)
    await switchOn(page, 'changed-nonce')
    await banner(frame).getByText('Broken on purpose: nonce is changed on the way to the provider.').waitFor()
    await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
    await frame.getByRole('heading', { name: /^Sign in to/ }).waitFor()
    await banner(frame).getByText('nonce is changed').waitFor()
    await frame.locator('button[name="persona"][value="ada"]').click()
    await frame.getByRole('link', { name: 'Log in with Acme ID' }).waitFor()

    const reader = await page.context().newPage()
    await reader.goto(`${origin}/lab/simple-example/inspector?tab=flow`)
    expect(await reader.locator('.p-flow').textContent()).toContain('Broken on purpose: On its way, nonce becomes')
    expect(await reader.locator('.p-http').textContent()).toContain('Broken on purpose: On its way, nonce becomes')
    expect(await reader.locator('.p-log').textContent()).not.toContain('On its way')
    await reader.close()

    await banner(frame).getByRole('button', { name: 'Mend it' }).click()
    await banner(frame).waitFor({ state: 'detached' })
    await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
    await frame.locator('button[name="persona"][value="ada"]').click()
    await frame.getByRole('link', { name: 'Log out' }).waitFor()
    expect(found).toEqual([])
    await page.context().close()
  })

  test(`a guide section breaks one thing and mends it, ${how}`, async () => {
    const { page, frame } = await open('/guide/openid-connect/', { javaScriptEnabled })
    const found = complaints(page, origin)
    await page.locator('live-lab').scrollIntoViewIfNeeded()
    await page.getByText('Break one thing', { exact: true }).first().scrollIntoViewIfNeeded()
    await page.locator('live-lab summary', { hasText: 'Break one thing' }).click()
    await page.getByRole('button', { name: 'The ID token has expired' }).click()
    await banner(frame).getByText('Broken on purpose: The ID token has expired.').waitFor()
    await frame.getByRole('link', { name: 'Log in' }).click()
    await frame.locator('button[name="persona"][value="ada"]').click()
    await frame.getByRole('link', { name: 'Log in' }).waitFor()
    if (javaScriptEnabled) {
      await chooseTab(page, 'Flow')
      const flow = page.locator('live-lab .p-flow')
      await flow.getByText('Broken on purpose').first().waitFor({ state: 'attached' })
      expect(await flow.textContent()).toContain('exp was set to five minutes ago')
    }
    await page.locator('live-lab details form').getByRole('button', { name: 'Mend it' }).click()
    await banner(frame).waitFor({ state: 'detached' })
    await frame.getByRole('link', { name: 'Log in' }).click()
    await frame.locator('button[name="persona"][value="ada"]').click()
    await frame.getByText('Come in, ada@acme.example.').waitFor()
    expect(page.url()).toBe(`${origin}/guide/openid-connect/`)
    expect(found).toEqual([])
    await page.context().close()
  })

  test(`the lab shows after a reload what is on, and mends it, ${how}`, async () => {
    const { page, frame } = await open('/lab/cookies/', { javaScriptEnabled })
    await page.getByLabel('The app’s clock is').selectOption('1h')
    await switchOn(page, 'second-tab')
    await banner(frame).waitFor()
    await page.reload()
    const group = page.getByRole('group', { name: 'Break one thing' })
    await group.getByText('Open a second tab. Press the login button in both').waitFor()
    expect(await group.getByRole('status').textContent()).toBe('A second tab begins another login')
    const measured = group.getByRole('link', { name: 'What happens, measured' })
    expect(await measured.getAttribute('href')).toBe('/errors/second-tab/#experiment')
    await group.getByRole('button', { name: 'Mend it' }).click()
    await banner(frame).waitFor({ state: 'detached' })
    await page.reload()
    expect(await page.getByLabel('What to break').inputValue()).toBe('')
    expect(await page.getByLabel('The app’s clock is').inputValue()).toBe('1h')
    expect(await page.getByRole('button', { name: 'Mend it' }).count()).toBe(0)
    await page.context().close()
  })
}

test('the lab follows what is switched on, exchanged for another and mended', async () => {
  const { page, frame } = await open('/lab/simple-example/')
  const group = page.getByRole('group', { name: 'Break one thing' })
  const colour = () =>
    group.evaluate('getComputedStyle(document.querySelector("fault-switch fieldset")).borderTopColor')
  const tame = await colour()
  await switchOn(page, 'cancelled-consent')
  await group.getByText('On the sign-in page, press “Deny”.').waitFor()
  expect(await colour()).not.toBe(tame)
  await switchOn(page, 'changed-state')
  await banner(frame).getByText('state is changed on the way back').waitFor()
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await frame.getByRole('button', { name: 'Deny' }).waitFor()
  expect(await page.getByLabel('What to break').inputValue()).toBe('changed-state')
  await banner(frame).getByRole('button', { name: 'Mend it' }).click()
  await group.getByRole('button', { name: 'Mend it' }).waitFor({ state: 'hidden' })
  expect(await group.getByRole('status').textContent()).toBe('')
  expect(await page.getByLabel('What to break').inputValue()).toBe('')
  expect(await colour()).toBe(tame)
  await page.context().close()
})

test('an app that never loads says why beside its empty page', async () => {
  const { page, frame } = await open('/lab/login-user-logout/')
  await switchOn(page, 'expose-refresh-token')
  await frame.getByRole('note').filter({ hasText: "Only 'id' and 'access' are allowed." }).waitFor()
  await banner(frame).getByRole('button', { name: 'Mend it' }).click()
  await frame.getByRole('link', { name: 'Log in' }).waitFor()
  await page.context().close()
})

test('“Start again” mends', async () => {
  const { page, frame } = await open('/lab/simple-example/')
  await switchOn(page, 'changed-state')
  await banner(frame).waitFor()
  await page.getByRole('button', { name: 'Start again' }).click()
  await banner(frame).waitFor({ state: 'detached' })
  await page.waitForFunction('document.querySelector("fault-switch").dataset.fault === ""')
  await page.context().close()
})

test('a fault is switched on, met and mended with the keyboard alone', async () => {
  const { page, frame } = await open('/lab/simple-example/')
  const tabTo = async (selector: string, inFrame = false) => {
    const at = inFrame
      ? `document.querySelector("iframe").contentDocument.activeElement?.matches(${JSON.stringify(selector)})`
      : `document.activeElement?.matches(${JSON.stringify(selector)})`
    for (let tries = 0; tries < 60; tries += 1) {
      if (await page.evaluate(at)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not reach ${selector}`)
  }
  await tabTo('select[name=fault]')
  await page.keyboard.type('`state` is changed'.replaceAll('`', ''))
  await banner(frame).getByText('state is changed on the way back').waitFor()
  await tabTo('a[data-login]', true)
  await page.keyboard.press('Enter')
  await frame.getByRole('heading', { name: /^Sign in to/ }).waitFor()
  await tabTo('button[value=ada]', true)
  await page.keyboard.press('Enter')
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).waitFor()
  await tabTo('.broken button', true)
  await page.keyboard.press('Enter')
  await banner(frame).waitFor({ state: 'detached' })
  await page.context().close()
})

test('a set-up that breaks something goes from one visitor to another by a link', async () => {
  const { page, frame } = await open('/lab/configure/', { permissions: ['clipboard-read', 'clipboard-write'] })
  await switchOn(page, 'wrong-client-secret')
  await banner(frame).waitFor()
  await page.getByRole('button', { name: 'Copy link to this set-up' }).click()
  await page.getByText('Link copied').waitFor()
  const link = String(await page.evaluate('navigator.clipboard.readText()'))
  const other = await open(link.slice(origin.length))
  await other.page.getByText('The set-up says: broken on purpose: Wrong client_secret.').waitFor()
  await banner(other.frame).getByText('Wrong client_secret.').waitFor()
  await other.page.goto(`${origin}/lab/configure/#setup=${btoa('{"v":1,"scenario":"configure"}')}`)
  await banner(other.frame).waitFor({ state: 'detached' })
  await other.page.context().close()
  await page.context().close()
})

test('a set-up with a fault that is not offered breaks nothing', async () => {
  const setup = btoa('{"v":1,"scenario":"configure","fault":"no-such-fault"}').replaceAll('=', '')
  const { page, frame } = await open(`/lab/configure/#setup=${setup}`)
  await page.getByText('it names a fault that cannot be switched on here').waitFor()
  await frame.getByRole('link', { name: 'Log in' }).waitFor()
  expect(await banner(frame).count()).toBe(0)
  await page.context().close()
})

test.each(corners)('with a fault on nothing violates axe, %s, %i px', async (colorScheme, width) => {
  const { page, frame } = await open('/lab/simple-example/', {
    colorScheme,
    viewport: { width, height: 900 },
    bypassCSP: true,
  })
  const judge = async (what: string) => {
    expect([what, await overflows(page), ...(await violationsIn(page))]).toEqual([what, false])
  }
  await switchOn(page, 'second-tab')
  await showPane(page, 'Set-up')
  await page.getByText('Open a second tab. Press').first().waitFor()
  await page.evaluate('document.querySelectorAll(".more details").forEach((one) => { one.open = true })')
  await judge('lab')
  await page.goto(`${origin}/lab/simple-example/?tabs=2`)
  await judge('lab with two tabs')
  await page.goto(`${origin}/app/simple-example/`)
  await judge('app')
  await page.locator('a[data-login]').click()
  await judge('sign-in page')
  await page.goto(`${origin}/lab/simple-example/`)
  await switchOn(page, 'expose-refresh-token')
  await frame.locator('.unloaded').waitFor()
  await page.goto(`${origin}/app/simple-example/`)
  await judge('app that does not load')
  await page.goto(`${origin}/lab/runs/`)
  await judge('runs')
  await page.goto(`${origin}/guide/openid-connect/`)
  await page.locator('live-lab').scrollIntoViewIfNeeded()
  await frame.getByRole('link', { name: 'Log in' }).waitFor()
  await page.evaluate('document.querySelectorAll("live-lab details").forEach((one) => { one.open = true })')
  await page.locator('live-lab button[value="changed-state"]').click()
  await banner(frame).waitFor()
  await judge('guide section')
  await page.context().close()
})
