import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { complaints, launch } from './chromium.ts'
import { corners } from './corners.ts'
import { openPage } from './open-page.ts'
import { overflows, violationsIn } from './violations.ts'

const origin = inject('origin')
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const open = (path: string, options: BrowserContextOptions = {}) => openPage(browser, origin + path, options)

async function logIn(page: Page, scenario: string, persona: string): Promise<void> {
  await page.goto(`${origin}/app/${scenario}/`)
  await page.locator('a[data-login]').first().click()
  await page.locator(`button[name="persona"][value="${persona}"]`).click()
  await page.waitForURL(`**/app/${scenario}/`)
}

/** Two logins in different apps as different people, and the list of runs. */
async function twoRuns(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await open('/lab/runs/', options)
  await logIn(page, 'simple-example', 'ada')
  await logIn(page, 'cookies', 'linus')
  await page.goto(`${origin}/lab/runs/`)
  return page
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript'

  test(`two runs are listed, looked at and compared, ${how}`, async () => {
    const page = await twoRuns({ javaScriptEnabled })
    const found = complaints(page, origin)
    const rows = page.locator('form ol > li')
    expect(await rows.count()).toBe(2)
    expect(await rows.nth(0).textContent()).toMatch(/as Linus Ek at acme.*Logged in as Linus Ek/s)
    expect(await rows.nth(1).textContent()).toMatch(/as Ada Lovelace at acme.*Logged in as Ada Lovelace/s)

    await page.getByRole('button', { name: 'Compare A with B' }).click()
    const claims = page.getByRole('list', { name: 'Claims, what differs' })
    const sub = claims.getByRole('listitem').filter({ has: page.locator('code', { hasText: /^email$/ }) })
    expect(await sub.textContent()).toContain('"ada@acme.example"')
    expect(await sub.textContent()).toContain('"linus@acme.example"')
    await page.getByText('_streamlit_user_tokens_1').first().waitFor()

    await page.goBack()
    await rows
      .nth(0)
      .getByRole('link', { name: /^(?!HAR)/ })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: /as Linus/ }).waitFor()
    await page.getByText('Someone read the page: Sign-in page').waitFor()
    expect(await page.getByText('POST /provider/acme/token').count()).toBeGreaterThan(0)
    expect(await page.locator('form').filter({ hasText: 'Claim' }).count()).toBe(0)
    expect(found).toEqual([])
    await page.context().close()
  })

  test(`a run is downloaded as HAR without its secrets, ${how}`, async () => {
    const page = await twoRuns({ javaScriptEnabled, acceptDownloads: true })
    const cookies = await page.context().cookies(`${origin}/app/simple-example/`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('form ol > li').nth(1).getByRole('link', { name: /^HAR/ }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^simple-example-\d{4}-\d\d-\d\d\.har$/)
    const text = await readFile(await download.path(), 'utf8')
    const { log } = JSON.parse(text)
    expect(log.version).toBe('1.2')
    expect(log.entries.length).toBeGreaterThan(10)
    expect(cookies.length).toBeGreaterThan(2)
    expect(cookies.filter(({ value }) => text.includes(value)).map(({ name }) => name)).toEqual([])
    await page.context().close()
  })
}

test('nobody gets a run of another visitor', async () => {
  const page = await twoRuns()
  const [link] = await page.locator('form ol b').locator('..').all()
  const path = (await link?.getAttribute('href')) ?? ''
  expect(path).toMatch(/^\/lab\/runs\/[\w-]{22}\/$/)
  const id = path.split('/')[3]
  const other = await open('/app/configure/')
  for (const address of [
    path,
    `${path}har`,
    `/lab/runs/diff?a=${id}&b=${id}`,
    '/lab/runs/unknown/',
    '/lab/runs/diff',
  ]) {
    const answer = await other.goto(origin + address)
    expect(answer?.status()).toBe(404)
    expect(answer?.headers()['cache-control']).toBe('no-store')
    expect(await other.locator('main').textContent()).toContain('You have no run under this address.')
  }
  await other.goto(`${origin}/lab/runs/`)
  expect(await other.content()).not.toContain(path)
  await other.context().close()
  await page.context().close()
})

test('a visitor without runs is told so', async () => {
  const page = await open('/lab/runs/')
  await page.getByText('Nothing was captured yet.').waitFor()
  await page.context().close()
})

test('a set-up goes from one visitor to another by a link', async () => {
  const page = await open('/lab/simple-example/', { permissions: ['clipboard-read', 'clipboard-write'] })
  const found = complaints(page, origin)
  const frame = page.frameLocator('iframe').first()
  await frame.getByRole('link', { name: 'Log in with Acme ID' }).click()
  await frame.locator('button[name="persona"][value="grace"]').click()
  await frame.getByRole('link', { name: 'Log out' }).waitFor()
  await page.locator('form[data-settings] select[name=clock]').selectOption('29d')
  await page.getByRole('button', { name: 'Copy link to this set-up' }).click()
  await page.getByText('Link copied').waitFor()
  const link = String(await page.evaluate('navigator.clipboard.readText()'))
  expect(link).toMatch(new RegExp(`^${origin}/lab/simple-example/#setup=[\\w-]+$`))
  expect(JSON.parse(Buffer.from(link.split('=')[1] ?? '', 'base64url').toString())).toEqual({
    v: 1,
    scenario: 'simple-example',
    persona: 'grace',
    stepMode: false,
    clock: '29d',
  })

  const other = await open(link.slice(origin.length))
  found.push(...complaints(other, origin))
  await other.getByText('The set-up says: log in as Grace, the app’s clock is 29 days ahead.').waitFor()
  expect(other.url()).toBe(`${origin}/lab/simple-example/`)
  await other.frameLocator('iframe').first().getByRole('link', { name: 'Log in with Acme ID' }).waitFor()
  await other.reload()
  expect(await other.locator('form[data-settings] select[name=clock]').inputValue()).toBe('29d')
  expect(found).toEqual([])
  await other.context().close()
  await page.context().close()
})

test('a set-up of another sample app leads to that app', async () => {
  const setup = Buffer.from('{"v":1,"scenario":"cookies","persona":"linus"}').toString('base64url')
  const page = await open(`/lab/simple-example/#setup=${setup}`)
  await page.waitForURL(`${origin}/lab/cookies/`)
  await page.getByText('The set-up says: log in as Linus.').waitFor()
  await page.context().close()
})

test.each([
  ['{"v":2,"scenario":"cookies"}', 'could not be read'],
  ['{"v":1,"scenario":"cookies","state":"x"}', 'could not be read'],
  ['{"v":1,"scenario":"no-such-app"}', 'names a sample app that is not here'],
])('the set-up %s changes nothing', async (text, said) => {
  const page = await open(`/lab/simple-example/#setup=${Buffer.from(text).toString('base64url')}`)
  await page.getByText(said).waitFor()
  expect(page.url()).toBe(`${origin}/lab/simple-example/`)
  await page.context().close()
})

test.each(corners)('list, run and comparison have no axe violation, %s, %i px', async (colorScheme, width) => {
  const page = await twoRuns({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
  const chosen = await page.evaluate(
    'new URLSearchParams(new FormData(document.querySelector("form:has(ol)"))).toString()',
  )
  const diff = `/lab/runs/diff?${chosen}`
  const run = await page.locator('form ol b').first().locator('..').getAttribute('href')
  for (const path of ['/lab/runs/', run ?? '', diff]) {
    await page.goto(origin + path)
    await page.evaluate(
      'document.querySelectorAll("main > details, main > div details").forEach((one) => { one.open = true })',
    )
    expect([path, await overflows(page), ...(await violationsIn(page))]).toEqual([path, false])
  }
  await page.context().close()
})
