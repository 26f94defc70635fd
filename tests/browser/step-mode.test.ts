import type { Browser, FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launch, setWhereAsked } from './chromium.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function workbench(javaScriptEnabled: boolean): Promise<{ page: Page; frame: FrameLocator }> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${origin}/lab/simple-example/`)
  return { page, frame: page.frameLocator('iframe').first() }
}

async function setSteps(page: Page, on: boolean): Promise<void> {
  const shown = page.waitForResponse((answer) => /\/app\/[^/]+\/$/.test(answer.url()))
  await page.getByRole('checkbox', { name: /Step by step/ }).setChecked(on)
  await setWhereAsked(page)
  await shown
  await page
    .frameLocator('iframe')
    .first()
    .getByRole('link', { name: /^Log in|^Log out/ })
    .waitFor()
}

/** What is captured of a login, without what differs from one to the next. */
async function captured(page: Page): Promise<string[]> {
  const reader = await page.context().newPage()
  await reader.goto(`${origin}/lab/simple-example/inspector?tab=http`)
  const lines = await reader.locator('.message summary .line').allTextContents()
  await reader.close()
  return lines.map((line) => line.replace(/(interaction|auth)\/[\w-]{20,}/, '$1/…'))
}

async function stepThrough(frame: FrameLocator): Promise<string[]> {
  const waited: string[] = []
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  for (let n = 0; n < 12; n++) {
    const next = frame.getByRole('link', { name: 'Continue' })
    const persona = frame.locator('button[name="persona"][value="ada"]')
    const done = frame.getByRole('link', { name: 'Log out' })
    await next.or(persona).or(done).first().waitFor()
    if (await done.isVisible()) return waited
    if (await persona.isVisible()) {
      await persona.click()
      await next.waitFor()
      continue
    }
    const heading = (await frame.locator('h1').textContent()) ?? ''
    waited.push(heading.trim().replace(/(interaction|auth)\/[\w-]{20,}/, '$1/…'))
    await next.click()
    await frame.locator('h1', { hasText: heading.trim() }).waitFor({ state: 'detached' })
  }
  throw new Error(`never logged in, waited at ${waited.join(', ')}`)
}

for (const javaScript of [true, false]) {
  test(`step mode waits before each redirect and the token request, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
    const { page, frame } = await workbench(javaScript)
    await setSteps(page, true)
    expect(await stepThrough(frame)).toEqual([
      'GET /provider/acme/auth',
      'GET /provider/acme/interaction/…',
      'GET /provider/acme/auth/…',
      'GET /app/simple-example/oauth2callback',
      'POST /provider/acme/token',
      'GET /app/simple-example/',
    ])
    await page.context().close()
  })
}

test('a login in steps leaves the same captures as one at once', async () => {
  const { page, frame } = await workbench(true)
  await setSteps(page, true)
  await stepThrough(frame)
  const inSteps = await captured(page)

  const other = await workbench(true)
  await other.frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await other.frame.locator('button[name="persona"][value="ada"]').click()
  await other.frame.getByRole('link', { name: 'Log out' }).waitFor()
  expect(inSteps).toContain('POST /provider/acme/token')
  expect(inSteps).toEqual(await captured(other.page))
  await page.context().close()
  await other.page.context().close()
})

test('the step that waits is told by its number, and stands explained on its page and in sight in the Flow', async () => {
  const { page, frame } = await workbench(true)
  await setSteps(page, true)
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await frame.getByText('Paused before step 6 of about 18.').waitFor()
  const parameter = frame.locator('.flow .wait dl > div', { hasText: 'redirect_uri' }).first()
  expect(await parameter.getByRole('link').first().getAttribute('href')).toMatch(/^https:/)
  const waiting = page.locator('#simple-example-step-6.wait')
  await waiting.getByText('waits').first().waitFor()
  await page.waitForFunction(() => {
    const [step, box] = ['.insp .wait', '.insp'].map((one) => document.querySelector(one)?.getBoundingClientRect())
    return step && box && step.top > box.top && step.top < box.bottom - 100
  })
  await frame.getByRole('link', { name: 'Continue' }).click()
  await frame.getByText('Paused before step 7 of about 18.').waitFor()
  await page.locator('#simple-example-step-7.wait').waitFor()
  expect(await page.locator('#simple-example-step-6 > details').getAttribute('open')).toBeNull()
  await page.context().close()
})

test('a prediction is answered with why, may be left out, and needs no JavaScript', async () => {
  const { page, frame } = await workbench(false)
  await setSteps(page, true)
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await frame.getByRole('link', { name: 'Continue' }).click()
  await frame.getByRole('link', { name: 'Continue' }).click()
  await frame.locator('button[name="persona"][value="ada"]').click()
  const question = frame.getByRole('group', { name: 'What will come back with the code?' })
  await question.getByRole('radio', { name: 'nonce, unchanged' }).check()
  await question.getByText('No. The provider keeps nonce and writes it into the ID token.').waitFor()
  await question.getByRole('radio', { name: 'state, unchanged' }).check()
  await question.getByText('Yes. By it the app knows').waitFor()
  expect(await question.getByText('No. The provider keeps nonce').isVisible()).toBe(false)
  await frame.getByRole('link', { name: 'Continue' }).click()
  await frame.getByText('Paused before step 11 of about 18.').waitFor()
  await page.context().close()
})

test('Cancel ends the run: what waited is not sent, and the state is gone', async () => {
  const { page, frame } = await workbench(true)
  await setSteps(page, true)
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  const waiting = await frame.getByRole('link', { name: 'Continue' }).getAttribute('href')
  await frame.getByRole('button', { name: 'Cancel' }).click()
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).waitFor()
  expect((await page.context().cookies(`${origin}/app/simple-example/`)).map(({ name }) => name)).not.toContain(
    '_streamlit_session',
  )
  expect(await captured(page)).not.toContain(`GET ${new URL(waiting ?? '', origin).pathname}`)
  await page.context().close()
})

test('Run to the end turns step mode off and goes on', async () => {
  const { page, frame } = await workbench(true)
  await setSteps(page, true)
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await frame.getByRole('button', { name: 'Run to the end' }).click()
  await frame.locator('button[name="persona"][value="ada"]').click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
  await page.context().close()
})

test('a pause of another visitor is not found', async () => {
  const { page, frame } = await workbench(true)
  await setSteps(page, true)
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await frame.getByRole('link', { name: 'Continue' }).waitFor()
  const address =
    page
      .frames()
      .find((one) => one.url().includes('/paused/'))
      ?.url() ?? ''
  const stranger = await (await browser.newContext()).newPage()
  expect((await stranger.goto(address))?.status()).toBe(404)
  await stranger.context().close()
  await page.context().close()
})

test('an hour on, the token has expired and the app is still logged in; at 31 days the cookie is refused', async () => {
  const { page, frame } = await workbench(true)
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await frame.locator('button[name="persona"][value="ada"]').click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
  for (const [clock, button] of [
    ['1h', 'Log out'],
    ['29d', 'Log out'],
    ['30d', 'Log in with Acme ID'],
    ['31d', 'Log in with Acme ID'],
    ['now', 'Log out'],
  ] as const) {
    await page.getByLabel('The app’s clock is').selectOption(clock)
    await frame.getByRole('link', { name: button }).waitFor()
  }
  await page.context().close()
})

test('a session keeps its user through reruns after a logout elsewhere', async () => {
  const { page, frame } = await workbench(true)
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await frame.locator('button[name="persona"][value="ada"]').click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
  const tab = await page.context().newPage()
  await tab.goto(`${origin}/app/simple-example/auth/logout`)
  await frame.getByRole('link', { name: 'Rerun' }).click()
  await frame.getByText('run again').waitFor()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
  await tab.goto(`${origin}/app/simple-example/`)
  await tab.getByRole('link', { name: 'Log in with Acme ID' }).waitFor()
  await page.context().close()
})

test('the Reload of a mini-browser begins a new session, after a rerun too', async () => {
  const { page, frame } = await workbench(true)
  await frame.getByRole('link', { name: 'Rerun' }).click()
  await frame.getByText('run again').waitFor()
  await page.getByRole('button', { name: 'Reload' }).click()
  await frame.getByText('just begun').waitFor()
  await page.context().close()
})
