import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { lightSteps, withoutSpecifications } from '#components/lab/claims/light-steps.ts'
import { flowView } from '#lib/inspector/flow-view.ts'
import { root } from '../../scripts/run.ts'
import { secretsIn } from '../unit/har-shapes.ts'
import { complaints, launch } from './chromium.ts'
import { inTurns } from './corners.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const path = (name: string) => join(root, `tests/fixtures/har/${name}.har`)
const recorded = (name: string) => readFileSync(path(name), 'utf8')

async function open(address: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage()
  await page.goto(origin + address)
  return page
}

/** All that leaves a page. */
function sentBy(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  return sent
}

async function paste(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

async function drop(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).evaluate((target, content) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([content], 'login.har'))
    target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, text)
}

const verdict = (page: Page) => page.locator('har-reader .run-verdict')

test('a HAR that is pasted is drawn, its fault is named, and nothing of it leaves the page', async () => {
  const page = await open('/fix/')
  const [found, sent] = [complaints(page, origin), sentBy(page)]
  await paste(page, 'A message, a traceback', recorded('other-host'))
  await verdict(page).waitFor()
  expect(await verdict(page).textContent()).toBe(
    '✕ Logged out: the login began under another host than it came back to (step 14). Mend it in the browser',
  )
  const first = page.locator('har-reader .problems > li').first()
  expect(await first.getByRole('link').first().getAttribute('href')).toBe('/errors/other-host/')
  expect(await page.locator('har-reader .flow > li').count()).toBeGreaterThan(10)
  expect(await page.locator('har-reader .flow .back').count()).toBe(2)
  expect(await page.getByLabel('A message, a traceback').inputValue()).toBe('')
  const secrets = secretsIn(recorded('other-host'))
  const html = await page.content()
  expect(secrets.filter((secret) => html.includes(secret))).toEqual([])
  expect(sent.filter((one) => secrets.some((secret) => one.includes(secret)))).toEqual([])
  expect(
    sent.map((one) => new URL(one.split(' ')[0] ?? '').pathname).filter((one) => !one.startsWith('/_astro/')),
  ).toEqual(['/fix/problems.json'])
  expect(page.url()).toBe(`${origin}/fix/`)
  expect(found).toEqual([])
  await page.context().close()
})

test('a HAR that is dropped, then one that is chosen; the step of the verdict opens', async () => {
  const page = await open('/fix/')
  await drop(page, 'problem-finder', recorded('client-secret'))
  await verdict(page).getByText('what the app then asked of the provider failed').waitFor()
  await page.getByText('How does the last line of the traceback begin?').waitFor()
  await page.getByLabel('Or a log or HAR as a file').setInputFiles(path('unknown-client'))
  await verdict(page).getByText('it does not know the client_id').waitFor()
  await verdict(page).getByRole('link', { name: 'step 6' }).click()
  await page.locator('#har-step-6 dt', { hasText: 'client_id' }).waitFor()
  await page.getByLabel('A message, a traceback').fill('AADSTS50011')
  await page.locator('problem-finder .problems > li').first().waitFor()
  expect(await verdict(page).count()).toBe(0)
  await page.context().close()
})

test('what was found can be copied, without a secret', async () => {
  const page = await open('/fix/', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.getByLabel('Or a log or HAR as a file').setInputFiles(path('denied'))
  await page.getByRole('button', { name: 'Copy what was found, masked' }).click()
  await page.getByText('Copied', { exact: true }).waitFor()
  const copied = await page.evaluate('navigator.clipboard.readText()')
  expect(copied).toContain('Logged out: the login was denied at the provider')
  expect(copied).toContain('error: access_denied')
  expect(secretsIn(recorded('denied')).filter((secret) => String(copied).includes(secret))).toEqual([])
  await page.context().close()
})

test('what is no HAR of a login is refused in words, and a log as a file is found', async () => {
  const page = await open('/fix/')
  const file = page.getByLabel('Or a log or HAR as a file')
  const give = (name: string, text: string) =>
    file.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await give('a.har', '{"log":{"entries":[]}}')
  await page.getByText('There is no Streamlit login in this HAR').waitFor()
  await give('b.har', '{"log":{"entries":[')
  await page.getByText('This is no whole JSON').waitFor()
  await give('streamlit.log', `${'x\n'.repeat(10)}OAuthError: invalid_client: Unauthorized\n`)
  await page.locator('problem-finder .problems a[href="/errors/wrong-client-secret/"]').first().waitFor()
  await page.context().close()
})

test.each(['pasted', 'dropped'])(
  'a HAR that is %s on the home page is drawn on the other, and is in no request',
  async (how) => {
    const page = await open('/')
    const sent = sentBy(page)
    if (how === 'pasted') await paste(page, 'Login broken?', recorded('denied').padEnd(200_001))
    else await drop(page, 'paste-box form', recorded('denied'))
    await page.waitForURL('**/fix/')
    await verdict(page).getByText('the login was denied at the provider').waitFor()
    const secrets = secretsIn(recorded('denied'))
    expect(sent.filter((one) => secrets.some((secret) => one.includes(secret)))).toEqual([])
    expect(await page.evaluate('sessionStorage.length')).toBe(0)
    await page.context().close()
  },
)

test('a file that is too large to be carried is said to be', async () => {
  const page = await open('/')
  await drop(page, 'paste-box form', 'x'.repeat(6_000_000))
  await page.locator('paste-box').getByText('This is too large to be carried').waitFor()
  expect(page.url()).toBe(`${origin}/`)
  await page.context().close()
})

test('the browser draws a step as the server does', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { drawFlow } from '#components/errors/har/draw-flow.ts'",
      resolveDir: join(root, 'src'),
    },
    absWorkingDir: root,
    bundle: true,
    format: 'iife',
    globalName: 'drawing',
    write: false,
  })
  const run = JSON.parse(readFileSync(join(root, 'src/content/reference-runs/simple-example.json'), 'utf8'))
  const page = await open('/guide/simple-example/run/', { javaScriptEnabled: true, bypassCSP: true })
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
  const markup = await page.evaluate(
    `(steps => {
      const plain = (list) => [...list].map((li) => li.querySelector('.msg').outerHTML.replace(/\\s+/g, ' ').replace(/> | </g, (one) => one.trim()))
      return [plain(drawing.drawFlow(steps).querySelectorAll('.flow > li')), plain(document.querySelectorAll('.flow > li'))]
    })(${JSON.stringify(withoutSpecifications(lightSteps(flowView(run.exchanges))))})`,
  )
  const [drawn, served] = markup as [string[], string[]]
  expect(drawn.length).toBeGreaterThan(10)
  expect(drawn.map((one) => one.replaceAll('har-step-', 'recorded-step-'))).toEqual(served)
  await page.context().close()
})

test.each(inTurns(['client-secret', 'good']))(
  'the drawn HAR of %s has no axe violation, %s, %i px',
  async (name, colorScheme, width) => {
    const page = await open('/fix/', { colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
    await page.getByLabel('Or a log or HAR as a file').setInputFiles(path(name))
    await verdict(page).waitFor()
    await page.locator('har-reader .msg > summary').nth(6).click()
    expect(await violationsIn(page)).toEqual([])
    expect(await overflows(page)).toBe(false)
    await page.context().close()
  },
)
