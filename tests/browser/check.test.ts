import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { editor, openCheck, says } from './check-page.ts'
import { complaints, launch } from './chromium.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function paste(page: Page, text: string): Promise<void> {
  await editor(page).evaluate((content, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    content.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

const canary = 'Zq7Canary0secret1of2this3page4x'
const secrets = `[auth]
redirect_uri = "http://localhost:8501/callback"
cookie_secret = "${canary}"
client_id = "app-1"
client_secret = "${canary}"
server_metadata_url = "https://id.example/.well-known/openid-configuration"
`

test('a finding says what Streamlit does, is marked in the text, and is mended and taken back by buttons', async () => {
  const page = await openCheck(browser, origin)
  const found = complaints(page, origin)
  await editor(page).fill(secrets)
  await says(page, 'Streamlit takes it, and the login will fail')
  const finding = page.locator('.finding', { hasText: 'does not end in' })
  await page.locator('secrets-checker .cm-lintRange-error').first().hover()
  await page.locator('secrets-checker .cm-tooltip', { hasText: 'does not end in' }).waitFor()
  await page.mouse.move(0, 0)
  await finding.locator('.mend').click()
  await editor(page).filter({ hasText: '/oauth2callback"' }).waitFor()
  await finding.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await finding.waitFor()
  expect(found).toEqual([])
  await page.context().close()
})

test('the line leads to the text, and the mark beside the line to the finding', async () => {
  const page = await openCheck(browser, origin)
  await editor(page).fill(secrets)
  await page.locator('.finding', { hasText: 'does not end in' }).getByRole('button', { name: 'Line 2' }).click()
  await page.locator('secrets-checker .cm-content:focus').waitFor()
  expect(
    await page.evaluate('document.querySelector("[data-editor]").shadowRoot.getSelection?.().toString() ?? ""'),
  ).toContain('callback')
  await page.locator('secrets-checker .cm-lint-marker-error').first().click()
  await page.locator('.finding:focus', { hasText: 'does not end in' }).waitFor()
  await page.context().close()
})

test('nothing that is typed, pasted or opened leaves the page or stays behind', async () => {
  const page = await openCheck(browser, origin, { permissions: ['clipboard-read', 'clipboard-write'] })
  const found = complaints(page, origin)
  const sent: string[] = []
  const logged: string[] = []
  page.on('request', (request) => {
    sent.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`)
  })
  page.on('console', (message) => logged.push(message.text()))
  await editor(page).fill(secrets)
  await says(page, 'the login will fail')
  await page.locator('secrets-checker input[type=file]').setInputFiles({
    name: 'secrets.toml',
    mimeType: 'text/plain',
    buffer: Buffer.from(secrets.replace('[auth]', '[auth')),
  })
  await says(page, 'Streamlit refuses this file')
  await page.locator('[data-field=streamlit]').selectOption('1.65.0')
  await page.getByText('the package toml 0.10:').waitFor()
  await page.getByRole('button', { name: 'Copy as Markdown' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const copied = String(await page.evaluate('navigator.clipboard.readText()'))
  expect(copied).toContain('Streamlit refuses this file')
  expect(copied).not.toContain(canary)
  const uri = `http://localhost:8501/${canary}/oauth2callback`
  for (const [field, text] of [
    ['app', `http://localhost:8501/${canary}`],
    ['redirectUri', uri],
    ['registered', `${uri}/`],
    ['keywords', `client_kwargs = { login_hint = "${canary}" }`],
    ['document', `{"issuer":"https://${canary}.example"}`],
    ['cookies', `Cookie: _streamlit_user=${canary}`],
    ['secret', canary],
  ] as const) {
    await page.locator(`.tool [data-field=${field}]`).fill(text)
  }
  await page.locator('request-reader [data-field=url]').fill(`https://id.example/a?client_id=${canary}&state=x`)
  for (const tool of ['redirect-matcher', 'request-reader', 'request-builder', 'discovery-judge', 'cookie-opener']) {
    await page.locator(`${tool} .verdict`).scrollIntoViewIfNeeded()
    await page.locator(`${tool} [data-answer] > *`).first().waitFor()
  }
  expect([...sent, ...logged, page.url(), await page.title()].filter((text) => text.includes(canary))).toEqual([])
  // And what versions do, which is the same whichever is chosen.
  const ours = /^\S+\/(?:_astro\/[\w.-]+\.(?:js|css)|versions\/reader\.json) /
  expect(sent.filter((text) => !ours.test(text))).toEqual([])
  const kept = await page.evaluate(
    'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])',
  )
  expect(kept).not.toContain(canary)
  await page.reload()
  await editor(page).waitFor()
  expect(await page.locator('body').innerHTML()).not.toContain(canary)
  expect(found).toEqual([])
  await page.context().close()
})

const megabytes = `[auth]\n${'# a line of a long file\n'.repeat(450_000)}`

test.each([
  ['10 MB', megabytes, 'Not all of it could be checked'],
  ['one line of 200 kB', `[auth]\nx = "${'y'.repeat(200_000)}"`, /refuses/],
  ['20,000 arrays in one another', `[auth]\nx = ${'['.repeat(20_000)}`, /refuses/],
  ['20,000 inline tables in one another', `[auth]\nx = ${'{a='.repeat(20_000)}`, /refuses/],
  ['a key of 20,000 parts', `${'a.'.repeat(20_000)}b = 1`, 'Not all of it could be checked'],
  ['a table named __proto__', '[__proto__]\nx = 1\n', /refuses/],
])('%s pasted: an answer, and a page that works on', async (_name, text, answer) => {
  const page = await openCheck(browser, origin)
  const found = complaints(page, origin)
  await editor(page).waitFor()
  await paste(page, text)
  await says(page, answer)
  await page.getByRole('button', { name: 'One that works' }).click()
  await says(page, 'Nothing found')
  expect(found).toEqual([])
  await page.context().close()
})

test.each([
  ['UTF-16', Buffer.from('\ufeff[auth]\n', 'utf16le'), 'byte 0xff in position 0: invalid start byte'],
  [
    'a picture',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]),
    'byte 0x89 in position 0: invalid start byte',
  ],
])('a file that is %s is answered as Python answers it', async (_name, buffer, text) => {
  const page = await openCheck(browser, origin)
  await editor(page).waitFor()
  await page.locator('secrets-checker input[type=file]').setInputFiles({ name: 'x', mimeType: 'x/y', buffer })
  await page.locator('.finding', { hasText: text }).waitFor()
  await page.getByText('It is checked as it is.').waitFor()
  await page.getByRole('button', { name: 'Back to the editor' }).click()
  await says(page, 'Paste a secrets.toml')
  await page.context().close()
})

test('a check that never ends is ended, and the next one answers', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.clock.install()
  let hangs = true
  await page.route('**/check-worker*', (route) =>
    hangs
      ? route.fulfill({ contentType: 'text/javascript', body: 'onmessage = () => { for (;;); }' })
      : route.continue(),
  )
  await page.goto(`${origin}/check/`)
  await page.clock.runFor(2000)
  await editor(page).waitFor()
  await editor(page).fill('[auth]\n')
  await page.clock.runFor(1000)
  await says(page, 'Checking')
  hangs = false
  await page.clock.runFor(21_000)
  await says(page, 'Ended after 20 seconds')
  await editor(page).fill('[auth]\nx = 1\n')
  await page.clock.runFor(1000)
  await says(page, 'refuses')
  await page.context().close()
})

test('Tab leaves the editor, and F8 goes from finding to finding', async () => {
  const page = await openCheck(browser, origin)
  await editor(page).fill(secrets)
  await page.locator('secrets-checker .cm-lintRange').first().waitFor()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('F8')
  await page.keyboard.press('Tab')
  await page.locator('[data-examples] button').first().and(page.locator(':focus')).waitFor()
  expect(await editor(page).textContent()).not.toContain('\t')
  await page.context().close()
})

test('what is typed before the editor is there is not lost', async () => {
  const page = await (await browser.newContext()).newPage()
  let letIn = (): void => undefined
  const waiting = new Promise<void>((resolve) => {
    letIn = resolve
  })
  await page.route('**/_astro/check.*.js', async (route) => {
    await waiting
    await route.continue()
  })
  // The page has loaded with its script only.
  await page.goto(`${origin}/check/`, { waitUntil: 'commit' })
  await page.locator('secrets-checker textarea').fill('[auth]\n# typed early\n')
  expect(await editor(page).count()).toBe(0)
  letIn()
  await editor(page).filter({ hasText: 'typed early' }).waitFor()
  await says(page, 'refuses')
  await page.context().close()
})
