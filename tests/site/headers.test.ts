import fs from 'node:fs'
import { ALL_TESTS } from '@mdn/mdn-http-observatory/src/constants.js'
import { MINIMUM_SCORE_FOR_EXTRA_CREDIT } from '@mdn/mdn-http-observatory/src/grader/charts.js'
import { getScoreModifier } from '@mdn/mdn-http-observatory/src/grader/grader.js'
import { parseHttpEquivHeaders } from '@mdn/mdn-http-observatory/src/retriever/utils.js'
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { Severity, Type } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { parse } from 'node-html-parser'
import { CookieJar } from 'tough-cookie'
import { afterAll, expect, test, vi } from 'vitest'
import { type PublicAnswer, publicSite } from './public-site.ts'

const site = await publicSite({ RATE_LIMITS: 'off' })
afterAll(() => site.end())

const formOf = ({ body, url }: PublicAnswer): string =>
  new URL(parse(body).querySelector('main form, form')?.getAttribute('action') ?? '', url).href
const hrefOf = ({ body, url }: PublicAnswer, selector: string): string =>
  new URL(parse(body).querySelector(selector)?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '', url).href

/** One login of Ada at the site's own app: every answer on the way. */
async function walk(): Promise<Readonly<Record<string, PublicAnswer>>> {
  const browser = site.browser()
  const app = await browser.open('/app/simple-example/')
  const signIn = await browser.open(hrefOf(app, 'a[data-login]'))
  const loggedIn = await browser.open(formOf(signIn), { persona: 'ada' })
  const inspector = await browser.open('/lab/simple-example/inspector')
  const runs = await browser.open('/lab/runs/')
  const signOut = await browser.open('/app/simple-example/auth/logout')
  const registered = await browser.open('/providers/sample/register', {
    ...{ name: 'Mine', redirect_uri: 'http://localhost:8501/oauth2callback', tenant: 'acme' },
  })
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: /own1_[\w-]+/.exec(registered.body)?.[0] ?? '', scope: 'openid' },
    ...{ redirect_uri: 'http://localhost:8501/oauth2callback', state: 's', nonce: 'n' },
  })
  const atReadersApp = await browser.open(`/provider/acme/auth?${query}`)
  return {
    'a static page': await browser.open('/guide/configure/'),
    'the home page': await browser.open('/'),
    'the checker': await browser.open('/check/'),
    'a lab': await browser.open('/lab/simple-example/'),
    'a sample app': app,
    'the page of a provider': signIn,
    'a sample app, logged in': loggedIn,
    'the inspector': inspector,
    'the history': runs,
    'a provider’s page to sign out': signOut,
    'the page of a reader’s app': registered,
    'a provider’s page for a reader’s app': atReadersApp,
    'a provider’s error page': await browser.open('/provider/acme/auth?client_id=nobody'),
    'a provider’s page that is not there': await browser.open('/provider/acme/nothing'),
    'an error page': await browser.open('/nope'),
    'a refusal': await browser.open('/%E0%A4%A'),
  }
}

const answers = await walk()
const kinds = Object.keys(answers)
const answerOf = (kind: string): PublicAnswer => answers[kind] ?? expect.fail(kind)
const header = ({ headers }: PublicAnswer, name: string): string => String(headers[name] ?? '')

test('the walk came where it was to come', () => {
  expect(Object.entries(answers).map(([kind, { status }]) => [kind, status])).toEqual(
    kinds.map((kind) => [
      kind,
      {
        'an error page': 404,
        'a provider’s page that is not there': 404,
        'a refusal': 400,
        'a provider’s error page': 400,
      }[kind] ?? 200,
    ]),
  )
  expect(answerOf('a sample app, logged in').body).toContain('Welcome back, Ada Lovelace.')
  expect(answerOf('a provider’s page for a reader’s app').body).toContain('Mine')
})

/**
 * `'self'` is all that a script may come from, and csp_evaluator warns of it where a site serves what others upload, or
 * JSONP. This one serves neither.
 */
const kept = [{ type: Type.SCRIPT_ALLOWLIST_BYPASS, severity: Severity.MEDIUM_MAYBE, value: "'self'" }]

test.each(kinds)('csp_evaluator finds nothing in the policy of %s', (kind) => {
  const { csp } = new CspParser(header(answerOf(kind), 'content-security-policy'))
  const findings = new CspEvaluator(csp).evaluate().map(({ type, severity, value }) => ({ type, severity, value }))
  expect(findings.filter(({ severity }) => severity < Severity.INFO)).toEqual(kept)
})

/**
 * The score that the observatory gives a page: its own tests, and its own sum (`scanner/index.js`). It is given what a
 * browser gets through the proxy, which answers on https alone.
 */
function score(answer: PublicAnswer): { score: number; worse: readonly string[] } {
  // The list of preloaded hosts comes from the internet when the package is installed. No host of ours is on it.
  const read = fs.readFileSync
  const spy = vi
    .spyOn(fs, 'readFileSync')
    .mockImplementation(((path: fs.PathOrFileDescriptor, ...rest: []) =>
      String(path).endsWith('hsts-preload.json') ? '{}' : read(path, ...rest)) as typeof read)
  const jar = new CookieJar()
  for (const line of answer.cookies) jar.setCookieSync(line, answer.url, { ignoreError: true })
  const httpEquiv = parseHttpEquivHeaders(answer.body, answer.url)
  const response = { status: answer.status, headers: answer.headers, verified: true, httpEquiv }
  const requests = {
    hostname: new URL(answer.url).hostname,
    resources: { path: answer.body },
    responses: { auto: response, https: response, http: null, cors: null, httpRedirects: [], httpsRedirects: [] },
    session: { url: new URL(answer.url), jar },
  }
  const results = ALL_TESTS.map((one) => one(requests).result)
  spy.mockRestore()
  const modifiers = results.map((result) => getScoreModifier(result))
  const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 100)
  const uncurved = sum(modifiers.filter((one) => one < 0))
  return {
    score: uncurved >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(modifiers) : uncurved,
    worse: results.filter((_result, index) => (modifiers[index] ?? 0) < 0),
  }
}

/** What costs points, and why it stays: Streamlit sets its login without Secure. */
const costs: Readonly<Record<string, { readonly worse: string; readonly score: number }>> = {
  'a sample app, logged in': { worse: 'cookies-without-secure-flag-but-protected-by-hsts', score: 115 },
  'a provider’s page to sign out': { worse: 'cookies-without-secure-flag-but-protected-by-hsts', score: 115 },
}

test.each(kinds)('the observatory gives %s 115 points or more, or it is said what it costs', (kind) => {
  const { score: points, worse } = score(answerOf(kind))
  expect(worse).toEqual(costs[kind] ? [costs[kind].worse] : [])
  expect(points).toBeGreaterThanOrEqual(costs[kind]?.score ?? 115)
})

test('every cookie of the site’s own and of the providers over https is Secure, HttpOnly, Lax and has its prefix', () => {
  const lines = Object.values(answers).flatMap(({ cookies }) => cookies)
  const own = lines.filter((line) => !/^_streamlit_|=;|=""/.test(line))
  expect(own.length).toBeGreaterThan(5)
  for (const line of own) {
    expect(line).toMatch(/^__(?:Host-[^;]*; Path=\/;|Secure-(?:acme|globex)_)/i)
    expect(line).toMatch(/; *secure/i)
    expect(line).toMatch(/; *httponly/i)
    expect(line).toMatch(/; *samesite=lax/i)
    expect(line).not.toMatch(/; *domain=/i)
  }
})

test('Streamlit’s cookies stay below the app', () => {
  const lines = Object.values(answers).flatMap(({ cookies }) =>
    cookies.filter((line) => line.startsWith('_streamlit_')),
  )
  expect(lines.length).toBeGreaterThan(3)
  expect(lines.filter((line) => !/; path=\/app\/simple-example;/i.test(line))).toEqual([])
})

const built = ['a static page', 'the home page', 'the checker', 'a lab']

test.each(kinds.filter((kind) => !built.includes(kind)))('%s is stored nowhere', (kind) => {
  expect(header(answerOf(kind), 'cache-control')).toBe('no-store')
})

test.each(kinds)('%s loads nothing from another host', (kind) => {
  const loading = parse(answerOf(kind).body).querySelectorAll('[src], link[href], [srcset], [data], style, [style]')
  const elsewhere = loading
    .filter((node) => node.tagName !== 'LINK' || node.getAttribute('rel') !== 'canonical')
    .map((node) => node.getAttribute('src') ?? node.getAttribute('href') ?? node.outerHTML)
    .filter((address) => !/^(?:\/(?!\/)|#|data:)/.test(address))
  expect(elsewhere).toEqual([])
})

test.each([
  '/lab/runs/x.css',
  '/lab/runs/style.css',
  '/lab/simple-example/inspector.css',
  '/lab/simple-example/inspector/x.css',
  '/app/simple-example/x.css',
  '/app/simple-example/oauth2callback/x.js',
  '/provider/acme/interaction/x.css',
  '/provider/acme/auth/x.png',
  '/providers/sample/page1_x/x.css',
])('%s is no page, whoever asks', async (path) => {
  const answer = await site.browser().open(path)
  expect([400, 404]).toContain(answer.status)
  expect(header(answer, 'cache-control')).toBe('no-store')
})

test('after the callback no code is in the address, and no page says where it came from', async () => {
  const browser = site.browser()
  const app = await browser.open('/app/simple-example/')
  const signIn = await browser.open(hrefOf(app, 'a[data-login]'))
  let answer = await browser.send(formOf(signIn), { persona: 'ada' })
  const seen: PublicAnswer[] = []
  for (let at = answer.headers['location']; typeof at === 'string'; at = answer.headers['location']) {
    answer = await browser.send(new URL(at, answer.url).href)
    seen.push(answer)
  }
  const callback = seen.at(-2) ?? expect.fail('no callback')
  expect(new URL(callback.url).searchParams.has('code')).toBe(true)
  expect([callback.status, callback.headers['location']]).toEqual([302, '/app/simple-example/'])
  expect(answer.url).toBe(`${site.origin}/app/simple-example/`)
  for (const one of seen) expect(['no-referrer', 'same-origin']).toContain(header(one, 'referrer-policy'))
  expect(header(callback, 'cache-control')).toBe('no-store')
})

test('what a provider says of an error is text wherever it is shown', async () => {
  const browser = site.browser()
  const marked = '<svg onload=alert(1)>'
  const query = new URLSearchParams({ error: `access_denied${marked}`, error_description: marked, state: marked })
  await browser.open('/app/simple-example/')
  expect((await browser.open(`/app/simple-example/oauth2callback?${query}`)).body).not.toContain(marked)
  const { body } = await browser.open('/lab/simple-example/inspector')
  expect(body).toContain('&lt;svg onload=alert(1)')
  expect(body).not.toContain('<svg onload')
})
