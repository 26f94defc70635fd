import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { freePort } from '../../global-site.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { needsNginx } from '../nginx.ts'
import { pageFiles } from '../page-files.ts'
import { type RealApp, startApp } from '../real-app.ts'
import { type SampleProvider, serveSampleProvider } from '../sample-provider.ts'
import {
  askAsImage,
  blockThirdPartyCookies,
  confAround,
  elsewhere,
  logIn,
  loginCookies,
  open,
  person,
  plain,
  sameSite,
  socketTo,
} from './framed-site.ts'
import { type HttpsSite, HttpsVisitor, httpsSite, origin } from './https-site.ts'
import { filledIn } from './logged-in.ts'

const streamlit = needsStreamlit()
const hasNginx = needsNginx()
const canRun = streamlit !== '' && hasNginx
const filesOf = (page: string) => (canRun ? pageFiles(inject('dist'), `recipes/${page}`) : new Map<string, string>())
const files = filesOf('embed')
const proxyFiles = filesOf('reverse-proxy')
const fileOf = (name: string) => files.get(name) ?? ''
const onlySite = fileOf('In /etc/nginx/conf.d/my-app.conf')
const otherSite = fileOf('For a page of another site')

const uploaded = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a') }

let site: HttpsSite
let provider: SampleProvider
let app: RealApp
let browser: Browser

beforeAll(async () => {
  if (!canRun) return
  site = await httpsSite(streamlit)
  provider = await serveSampleProvider([`${origin}/oauth2callback`])
  app = await startApp(streamlit, {
    port: await freePort(),
    main: 'app.py',
    files: {
      'framed.py': fileOf('framed.py'),
      'app.py': fileOf('app.py'),
      'pages/plain.py': plain,
      '.streamlit/config.toml': proxyFiles.get('.streamlit/config.toml') ?? '',
      '.streamlit/secrets.toml': filledIn(proxyFiles.get('.streamlit/secrets.toml') ?? '', provider),
    },
  })
  // Playwright turns off that Chromium keeps apart by site what pages store. Of this option the last one counts.
  browser = await site.launch({
    hosts: [new URL(sameSite).host, new URL(elsewhere).host],
    args: ['--disable-features=PaintHolding'],
  })
})

afterAll(async () => {
  await browser?.close()
  await app?.end()
  await provider?.close()
  await site?.end()
})

/** The file of the site with more lines in it, and the page's frame in pages around it. */
const confWith = (lines: string, more = '') =>
  confAround({
    own: (proxyFiles.get('/etc/nginx/conf.d/my-app.conf') ?? '').replace('8501', new URL(app.origin).port),
    frame: fileOf('In a page of www.example.com').replace('<iframe ', `<iframe ${more} `),
    lines,
  })

const link = { name: 'Log in in a new tab' }
const notes = { name: 'Notes' }

test('the page has the files that are run here', () => {
  expect([...files.keys()]).toEqual([
    'framed.py',
    'app.py',
    'In a page of www.example.com',
    'In /etc/nginx/conf.d/my-app.conf',
    'For a page of another site',
  ])
})

test('in a page of the same site the frame follows a login and a logout in the tab that its link opens', async () => {
  await site.with(confWith(onlySite), async () => {
    const context = await person(browser, false)
    const { page, frame } = await open(context, sameSite)
    const opened = context.waitForEvent('page')
    await frame.getByRole('link', link).click()
    const tab = await opened
    await logIn(tab)
    expect(tab.url()).toBe(`${origin}/`)
    await frame.getByRole('heading', notes).waitFor()
    await frame.getByRole('link', { name: 'Open in a tab' }).waitFor()
    expect(await frame.getByRole('button', { name: 'Log out' }).count()).toBe(0)
    await tab.getByRole('button', { name: 'Log out' }).click()
    await tab.getByRole('button', { name: 'Sign out' }).click()
    await tab.getByRole('button', { name: 'Log in' }).waitFor()
    await frame.getByRole('link', link).waitFor()
    expect(page.url()).toBe(`${sameSite}/`)
  })
})

test('in a frame with sandbox the link opens nothing without allow-popups, and with it the login works', async () => {
  const strict = 'sandbox="allow-scripts allow-same-origin allow-forms"'
  const context = await person(browser, false)
  await site.with(confWith(onlySite, strict), async () => {
    const { page, frame } = await open(context, sameSite)
    const refused = page.waitForEvent('console', (message) => message.text().includes("'allow-popups' permission"))
    await frame.getByRole('link', link).click()
    expect((await refused).text()).toContain('Blocked opening')
    expect(context.pages()).toEqual([page])
    await page.close()
  })
  await site.with(confWith(onlySite, strict.replace('forms', 'forms allow-popups')), async () => {
    const { frame } = await open(context, sameSite)
    const opened = context.waitForEvent('page')
    await frame.getByRole('link', link).click()
    await logIn(await opened)
    await frame.getByRole('heading', notes).waitFor()
  })
})

test.each([sameSite, elsewhere])('in a frame of %s st.login() asks nothing, and the console says why', async (host) => {
  await site.with(confWith(''), async () => {
    const { page, frame } = await open(await person(browser, false), `${host}/around-plain`)
    const left: string[] = []
    page.on('request', (request) => request.isNavigationRequest() && left.push(request.url()))
    const before = provider.asked.length
    const refused = page.waitForEvent('console', (message) =>
      message.text().includes("Failed to execute 'postMessage'"),
    )
    await frame.getByRole('button', { name: 'Log in' }).click()
    expect((await refused).text()).toBe(
      `Failed to execute 'postMessage' on 'DOMWindow': The target origin provided ('${origin}') does not match the recipient window's origin ('${host}').`,
    )
    await frame.getByText('nobody').waitFor()
    expect([left, provider.asked.slice(before)]).toEqual([[], []])
  })
})

test('a page of the same origin around the frame gets the address of the login as a message', async () => {
  await site.with(confWith(onlySite), async () => {
    const { page, frame } = await open(await person(browser, false), `${origin}/around-plain`)
    const heard = page.evaluate(
      `new Promise((done) => addEventListener('message', ({ data }) => { if (data.type === 'REDIRECT_TO_URL') done(data.url) }))`,
    )
    await frame.getByRole('button', { name: 'Log in' }).click()
    expect(await heard).toMatch(/^\/auth\/login\?provider=/)
    expect(page.url()).toBe(`${origin}/around-plain`)
  })
})

test('st.logout() in a frame empties st.user and keeps the cookies: after a reload the person is back', async () => {
  await site.with(confWith(onlySite), async () => {
    const context = await person(browser, true)
    const { page, frame } = await open(context, `${sameSite}/around-plain`)
    await frame.getByText('ada@acme.example').waitFor()
    await frame.getByRole('button', { name: 'Log out' }).click()
    await frame.getByText('nobody').waitFor()
    expect(await loginCookies(context)).not.toEqual([])
    await page.reload()
    await frame.getByText('ada@acme.example').waitFor()
  })
})

test('Streamlit says nothing of frames; with the line it is shown by the sites that it names alone', async () => {
  const headers = async (path: string) => {
    const { headers: got } = await new HttpsVisitor(site).get(path)
    return [got['x-frame-options'], got['content-security-policy']]
  }
  const paths = ['/', '/_stcore/health', '/auth/logout', '/oauth2callback']
  await site.with(confWith(''), async () => {
    expect(await Promise.all(paths.map(headers))).toEqual(paths.map(() => [undefined, undefined]))
  })
  const policy = "frame-ancestors 'self' https://www.example.com"
  await site.with(confWith(onlySite), async () => {
    expect(await Promise.all(paths.map(headers))).toEqual(paths.map(() => [undefined, policy]))
    const { page } = await open(await person(browser, false), elsewhere)
    const framed = () => page.frames().map((frame) => frame.url())
    await expect.poll(framed, { timeout: 60_000 }).toContain('chrome-error://chromewebdata/')
    const again = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'))
    await page.reload()
    expect((await again).text()).toContain(`violates the following Content Security Policy directive: "${policy}"`)
  })
})

test('in a page of another site everybody is a stranger, whoever is logged in in a tab, and an upload gets 403', async () => {
  await site.with(confWith(''), async () => {
    const context = await person(browser, true)
    const { page: tab } = await open(context, origin)
    await tab.getByRole('heading', notes).waitFor()
    const { frame } = await open(context, elsewhere)
    await frame.getByRole('link', link).waitFor()
    const { page, frame: buttons } = await open(context, `${elsewhere}/around-plain`)
    await buttons.getByText('nobody').waitFor()
    const upload = page.waitForResponse((response) => response.url().includes('/_stcore/upload_file/'))
    await buttons.locator('input[type=file]').setInputFiles(uploaded)
    expect((await upload).status()).toBe(403)
    await page.evaluate(askAsImage(`${origin}/auth/logout`))
    expect(await loginCookies(context)).not.toEqual([])
  })
})

test('with SameSite=None a login in a tab counts in another site, unless third-party cookies are blocked', async () => {
  const both = otherSite.replace(elsewhere, `${elsewhere} ${sameSite}`)
  await site.with(confWith(both), async () => {
    const context = await person(browser, false)
    const { frame: follows } = await open(context, sameSite)
    const { page, frame } = await open(context, elsewhere)
    for (const one of [follows, frame]) await one.getByRole('link', link).waitFor()
    const { page: tab } = await open(context, origin)
    await logIn(tab)
    const attributes = (await context.cookies(origin)).map(({ sameSite: of, secure }) => [of, secure])
    expect(new Set(attributes.map(String))).toEqual(new Set(['None,true']))
    // The frame of the same site has heard of it by now; the other one is not told.
    await follows.getByRole('heading', notes).waitFor()
    expect(await frame.getByRole('link', link).count()).toBe(1)
    await page.reload()
    await frame.getByRole('heading', notes).waitFor()
    await page.goto(`${elsewhere}/around-plain`)
    await frame.locator('input[type=file]').setInputFiles(uploaded)
    await frame.getByText('got list.csv').waitFor()
    await blockThirdPartyCookies(page)
    await page.goto(elsewhere)
    await frame.getByRole('link', link).waitFor()
  })
})

test('with SameSite=None an image of another site logs people out; its scripts get no WebSocket', async () => {
  await site.with(confWith(otherSite), async () => {
    const context = await person(browser, false)
    const { page: tab } = await open(context, origin)
    await logIn(tab)
    const { page, told } = await open(context, elsewhere)
    expect(await page.evaluate(socketTo(`${origin.replace('https', 'wss')}/_stcore/stream`))).toBe('refused')
    expect(told.filter((line) => line.includes('Unexpected response code: 403'))).toHaveLength(1)
    await page.evaluate(askAsImage(`${origin}/auth/logout`))
    expect(await loginCookies(context)).toEqual([])
  })
})
