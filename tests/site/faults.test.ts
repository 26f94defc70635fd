import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { loggedLines, measuredControl, measuredFault } from '../../src/data/measured-faults.ts'
import { faults } from '../../src/lib/faults/index.ts'
import { builtPages } from './built-pages.ts'

const origin = inject('origin')
const pages = new Map(builtPages.map((page) => [page.path, page.document]))

function pageOf(path: string) {
  const page = pages.get(path)
  if (!page) throw new Error(`${path} is not built`)
  return page
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
const headings = (code: string) =>
  pageOf(`/lab/faults/${code}/`)
    .querySelectorAll('h2')
    .map(({ text }) => plain(text))
const texts = (code: string, selector: string) =>
  pageOf(`/lab/faults/${code}/`)
    .querySelectorAll(selector)
    .map(({ text }) => text.trim())

const fiveThings = [
  'On the wire',
  'The OIDC error',
  'What openid-client says',
  'What the Streamlit user sees',
  'What Streamlit’s log says',
]

test('every fault has its prose, and every prose its fault', () => {
  const written = readdirSync(join(root, 'src/content/faults')).map((name) => name.replace(/\.mdx$/, ''))
  expect(written.toSorted()).toEqual(faults.map(({ code }) => code).toSorted())
})

test.each(faults)('$code: shows the five things, then why it is so, then how to try it', ({ code }) => {
  const shown = headings(code)
  expect(shown.slice(0, 5)).toEqual(fiveThings)
  expect(shown.indexOf('Why this happens')).toBeGreaterThan(4)
  expect(shown.at(-1)).toBe('Try it yourself')
})

test.each(faults)('$code: says word for word what was measured', ({ code }) => {
  const { text } = measuredFault(code)
  const lines = [...measuredControl().log, ...loggedLines(code)]
    .flatMap((line) => [line.text, line.exception ?? []])
    .flat()
  expect(texts(code, '.lines code')).toEqual(lines.map((line) => line.trim()))
  expect(texts(code, 'blockquote')).toEqual(text === null ? [] : [text])
  expect(texts(code, 'article').join()).toContain('Measured on Streamlit 1.67.0')
})

test.each(faults)('$code: has both runs, each with its steps in order', ({ code }) => {
  for (const side of ['control', 'broken']) {
    const numbers = texts(code, `.step.${side} .n`).map(Number)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(numbers.length).toBeGreaterThan(0)
  }
})

test.each(faults)('$code: can be switched on from its page', ({ code }) => {
  const form = pageOf(`/lab/faults/${code}/`).querySelector('form[action="/app/simple-example/settings"]')
  expect(form?.getAttribute('method')).toBe('post')
  expect(form?.querySelector('[name=fault]')?.getAttribute('value')).toBe(code)
  expect(form?.querySelector('[name=then]')?.getAttribute('value')).toBe('lab')
})

test('the list leads to every fault and to every attack', () => {
  const links = pageOf('/lab/faults/')
    .querySelectorAll('main a')
    .map((link) => link.getAttribute('href') ?? '')
  const inFaults = [...pages.keys()].filter((path) => /^\/lab\/(?:faults|attacks)\/.+\/$/.test(path))
  expect(inFaults.length).toBeGreaterThan(faults.length)
  expect(inFaults.filter((path) => !links.includes(path))).toEqual([])
})

test('the previous and the next page make one round through all faults', () => {
  const next = (code: string) => pageOf(`/lab/faults/${code}/`).querySelector('.pager [rel=next]')?.getAttribute('href')
  expect(faults.map(({ code }) => next(code))).toEqual([
    ...faults.slice(1).map(({ code }) => `/lab/faults/${code}/`),
    undefined,
  ])
})

const liveCode = async (fault: string) => {
  const answer = await fetch(`${origin}/lab/faults/${fault}/live`)
  const text = await answer.text()
  const cache = answer.headers.get('cache-control')
  return { status: answer.status, cache, text, code: /<dt>code<\/dt><dd><code>([^<]+)/.exec(text)?.[1] }
}

test('both runs are played on demand, with the same five things, and for a moment shown to all who ask', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => liveCode('wrong-client-secret')))
  expect(one).toMatchObject({ status: 200, cache: 'no-store' })
  for (const heading of fiveThings) expect(one?.text).toContain(heading)
  expect(one?.code).toMatch(/^[\w-]{43}$/)
  expect(other?.code).toBe(one?.code)
})

test('a moment later they are played again', { timeout: 60_000 }, async () => {
  const { code } = await liveCode('changed-state')
  await expect
    .poll(async () => (await liveCode('changed-state')).code, { timeout: 50_000, interval: 500 })
    .not.toBe(code)
})

test('nothing of a play reaches the reader’s browser', async () => {
  const answer = await fetch(`${origin}/lab/faults/wrong-client-secret/live`)
  const names = answer.headers.getSetCookie().map((line) => line.split('=')[0])
  expect(names).toEqual(['lab_visitor'])
})

test.each(['no-such-fault', 'constructor', 'wrong-client-secret/live'])(
  'there is no fault of the name %s',
  async (code) => {
    const answer = await fetch(`${origin}/lab/faults/${code}/live`)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('Page not found')
  },
)

test('few are played at a time; whoever asks for one more is told to wait', async () => {
  const answers = await Promise.all(faults.map(({ code }) => fetch(`${origin}/lab/faults/${code}/live`)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]))
  const refused = answers.find(({ status }) => status === 503)
  expect(refused?.headers.get('retry-after')).toBe('5')
  expect(await refused?.text()).toContain('Too many runs are being played at this moment.')
})

test('a HEAD plays nothing', async () => {
  const url = `${origin}/lab/faults/metadata-slow/live`
  const plays = Array.from({ length: 4 }, () => fetch(url))
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(200)
  expect((await Promise.all(plays)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
})
