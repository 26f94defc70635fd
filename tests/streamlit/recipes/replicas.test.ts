import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { freePort } from '../../global-site.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { needsNginx } from '../nginx.ts'
import { pageFiles } from '../page-files.ts'
import { type RealApp, startApp } from '../real-app.ts'
import { type SampleProvider, serveSampleProvider } from '../sample-provider.ts'
import { type HttpsSite, HttpsVisitor, httpsSite, origin } from './https-site.ts'
import { filledIn } from './logged-in.ts'

const streamlit = needsStreamlit()
const hasNginx = needsNginx()
const canRun = streamlit !== '' && hasNginx
const filesOf = (page: string) => (canRun ? pageFiles(inject('dist'), page) : new Map<string, string>())
const files = filesOf('recipes/replicas')
const fileOf = (name: string) => files.get(name) ?? ''
const ofSite = filesOf('recipes/reverse-proxy')
const conf = ofSite.get('/etc/nginx/conf.d/my-app.conf') ?? ''
const replicasConf = fileOf('/etc/nginx/conf.d/my-app-replicas.conf')

/** Says which replica runs it, and has one of each thing that a process keeps. */
const script = `import os

import numpy as np
import streamlit as st

st.session_state.setdefault("count", 0)
replica = os.environ["REPLICA"]
st.text(f"{st.user.get('email', 'nobody')} at {replica}, count {st.session_state.count}")
st.button("Count", on_click=lambda: st.session_state.update(count=st.session_state.count + 1))
uploaded = st.file_uploader("A file")
st.text(f"file: {uploaded.name if uploaded else 'none'}")
st.download_button("Get", f"of {replica}", "file.txt", on_click="ignore")
st.image(np.full((8, 8, 3), 0 if replica == "first" else 255, dtype="uint8"))
st.button("Log in", on_click=st.login)
`

let site: HttpsSite
let provider: SampleProvider
let first: RealApp
let second: RealApp
let browser: Browser

async function start(name: string): Promise<RealApp> {
  const secrets = filledIn(ofSite.get('.streamlit/secrets.toml') ?? '', provider)
  const own = { 'app.py': script, '.streamlit/secrets.toml': secrets }
  return startApp(streamlit, { port: await freePort(), main: 'app.py', files: own, env: { REPLICA: name } })
}

beforeAll(async () => {
  if (!canRun) return
  site = await httpsSite(streamlit)
  provider = await serveSampleProvider([`${origin}/oauth2callback`])
  first = await start('first')
  second = await start('second')
  browser = await site.launch()
})

afterAll(async () => {
  await browser?.close()
  for (const one of [first, second]) await one?.end()
  await provider?.close()
  await site?.end()
})

const at = ({ origin: address }: RealApp) => `127.0.0.1:${new URL(address).port}`
/** Both files of the page, and a header that says who answered. */
const bothFiles = () =>
  (replicasConf + conf.replace(/ *proxy_pass .*\n/, fileOf('In /etc/nginx/conf.d/my-app.conf')))
    .replace('127.0.0.1:8501', at(first))
    .replace('127.0.0.1:8502', at(second))
    .replace('proxy_http_version', 'add_header Answered-By $upstream_addr;\n        proxy_http_version')
/** No affinity, of the kind that chance makes: this replica answers, and the other one on these paths. */
const answered = (by: RealApp, ...elsewhere: readonly string[]) => {
  const other = by === first ? second : first
  const location = /location \/ (\{[^}]*\})/.exec(conf)?.[1] ?? ''
  const locations = elsewhere.map((path) => `location ${path} ${location.replace('127.0.0.1:8501', at(other))}\n`)
  return conf.replace('127.0.0.1:8501', at(by)).replace('    location /', `${locations.join('')}    location /`)
}

const open = async () => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true })
  context.setDefaultTimeout(120_000)
  const page = await context.newPage()
  await page.goto(origin)
  return page
}
const logIn = async (page: Page) => {
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: 'Ada' }).click()
  return told(page)
}
/** What the page says of itself, once it has run for Ada. */
const told = (page: Page) => page.getByText(/^ada@acme\.example at/).innerText()
const upload = (page: Page) =>
  page.locator('input[type=file]').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') })
const pictureWidth = (page: Page) =>
  expect.poll(() => page.evaluate('document.querySelector("[data-testid=stImage] img")?.complete'), { timeout: 60_000 })

test('the page has the files that are run here', () => {
  expect([...files.keys()]).toEqual([
    'Shell',
    '/etc/nginx/conf.d/my-app-replicas.conf',
    'In /etc/nginx/conf.d/my-app.conf',
  ])
  const ports = [...fileOf('Shell').matchAll(/--server\.port (\d+)/g)].map(([, port]) => port)
  expect(ports).toEqual(['8501', '8502'])
})

test('a login that is begun at one replica and called back at the other ends logged in', async () => {
  const visitor = new HttpsVisitor(site)
  const callback = await site.with(answered(first), async () => visitor.provider(await visitor.login()))
  const answer = await site.with(answered(second), () => visitor.get(callback))
  expect([answer.status, answer.location]).toEqual([302, '/'])
  const names = visitor.jar.for(new URL(origin)).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['_streamlit_user', '_streamlit_user_tokens']))
})

test('with the files each person stays at a replica, and people are spread over both', async () => {
  await site.with(bothFiles(), async () => {
    const visitors = Array.from({ length: 12 }, () => new HttpsVisitor(site))
    const answers = await Promise.all(
      visitors.map(async (visitor) => {
        const path = ['/', '/_stcore/health', '/_stcore/host-config', '/']
        const by: unknown[] = []
        for (const one of path) by.push((await visitor.get(one)).headers['answered-by'])
        return new Set(by.slice(0, 4)).size === 1 ? by[0] : by
      }),
    )
    expect(new Set(answers)).toEqual(new Set([at(first), at(second)]))
  })
})

test('with ip_hash all of one address are at one replica', async () => {
  await site.with(bothFiles().replace(/hash .*;/, 'ip_hash;'), async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => new HttpsVisitor(site).get('/')))
    expect(new Set(answers.map(({ headers }) => headers['answered-by'])).size).toBe(1)
  })
})

test('a picture, a download and an upload that reach the other replica fail', async () => {
  const text = answered(first, '/media/', '/_stcore/upload_file/')
  await site.with(text, async () => {
    const page = await open()
    const statuses: number[] = []
    page.on('response', (answer) => /\/media\/.*\.(?:png|jpg)/.test(answer.url()) && statuses.push(answer.status()))
    expect(await logIn(page)).toBe('ada@acme.example at first, count 0')
    await expect.poll(() => statuses, { timeout: 60_000 }).toContain(404)
    await upload(page)
    await page.getByTestId('stFileUploader').getByText('status code').waitFor()
    expect(await page.getByText('file: none').count()).toBe(1)
    const got = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Get' }).click()
    expect(await (await got).failure()).not.toBe(null)
    await page.context().close()
  })
})

test('a page that connects again goes on at its replica, and begins anew at the other one', async () => {
  const page = await site.with(answered(first), async () => {
    const opened = await open()
    await logIn(opened)
    await opened.getByRole('button', { name: 'Count' }).click()
    await opened.getByText('at first, count 1').waitFor()
    return opened
  })
  await site.with(answered(first), async () => {
    await page.getByRole('button', { name: 'Count' }).click()
    await page.getByText('at first, count 2').waitFor()
  })
  await site.with(answered(second), async () => {
    await page.getByRole('button', { name: 'Count' }).click()
    await page.getByText('ada@acme.example at second, count 0').waitFor()
  })
  await page.context().close()
})

test('with the files a person logs in, and stays logged in at the other replica when theirs stops', async () => {
  await site.with(bothFiles(), async () => {
    const page = await open()
    const before = await logIn(page)
    await upload(page)
    await page.getByText('file: list.csv').waitFor()
    await pictureWidth(page).toBe(true)
    await page.getByRole('button', { name: 'Count' }).click()
    await page.getByText('count 1').waitFor()
    await page.reload()
    expect(await told(page)).toBe(before)
    const [theirs, other] = before.includes('first') ? [first, 'second'] : [second, 'first']
    await theirs.end()
    // Nothing changes on the screen until then, and the click itself is lost.
    await page.getByRole('button', { name: 'Count' }).click()
    await page.getByText(`ada@acme.example at ${other}, count 0`).waitFor()
    await page.context().close()
  })
})
