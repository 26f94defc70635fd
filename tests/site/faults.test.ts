import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { loggedLines, measuredControl, measuredFault } from '../../src/data/measured-faults.ts'
import { faults } from '../../src/lib/faults/index.ts'
import { problems } from '../error-table.ts'
import { builtPages } from './built-pages.ts'

const origin = inject('origin')
const pages = new Map(builtPages.map((page) => [page.path, page.document]))

function pageOf(path: string) {
  const page = pages.get(path)
  if (!page) throw new Error(`${path} is not built`)
  return page
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
/** Where the experiment of a fault stands. */
const pathOf = (fault: string) => `/errors/${problems.find((problem) => problem.fault === fault)?.code}/`
const texts = (code: string, selector: string) =>
  pageOf(pathOf(code))
    .querySelectorAll(`#experiment ${selector}`)
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

test.each(faults)(
  '$code: is the folded end of its problem’s page, with five things, why, and how to try it',
  ({ code }) => {
    const page = pageOf(pathOf(code))
    expect(
      page
        .querySelectorAll('h2')
        .map(({ text }) => plain(text))
        // Some say besides what other versions do.
        .filter((title) => title !== 'By version of Streamlit')
        .slice(-4),
    ).toEqual(['Mend it', 'Verify', 'Still broken?', 'The experiment'])
    expect(page.querySelector('details.experiment')?.hasAttribute('open')).toBe(false)
    expect(texts(code, 'h3').map(plain)).toEqual([...fiveThings, 'Why this happens', 'Try it yourself'])
  },
)

test.each(faults)('the address of the fault $code leads to its experiment', async ({ code }) => {
  for (const slash of ['', '/']) {
    const answer = await fetch(`${origin}/lab/faults/${code}${slash}`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `${pathOf(code)}#experiment`])
  }
})

test('no page links to an address that leads on', () => {
  const links = builtPages.flatMap(({ path, document }) =>
    document.querySelectorAll('a').map((link) => `${path}: ${link.getAttribute('href')}`),
  )
  expect(links.filter((link) => /: \/lab\/faults\/[^/]+\/?(?:#.*)?$/.test(link))).toEqual([])
})

test.each(faults)('$code: says word for word what was measured', ({ code }) => {
  const { text } = measuredFault(code)
  const lines = [...measuredControl().log, ...loggedLines(code)]
    .flatMap((line) => [line.text, line.exception ?? []])
    .flat()
  expect(texts(code, '.lines code')).toEqual(lines.map((line) => line.trim()))
  expect(texts(code, 'blockquote')).toEqual(text === null ? [] : [text])
  expect(texts(code, '.soft').join()).toContain('Measured on Streamlit 1.67.0')
})

test.each(faults)('$code: has both runs, each with its steps in order', ({ code }) => {
  for (const side of ['control', 'broken']) {
    const numbers = texts(code, `.step.${side} .n`).map(Number)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(numbers.length).toBeGreaterThan(0)
  }
})

test.each(faults)('$code: can be switched on from its page', ({ code }) => {
  const form = pageOf(pathOf(code)).querySelector('#experiment form[action="/app/simple-example/settings"]')
  expect(form?.getAttribute('method')).toBe('post')
  expect(form?.querySelector('[name=fault]')?.getAttribute('value')).toBe(code)
  expect(form?.querySelector('[name=then]')?.getAttribute('value')).toBe('lab')
})

test('the list leads to every fault and to every attack', () => {
  const links = pageOf('/lab/faults/')
    .querySelectorAll('main a')
    .map((link) => link.getAttribute('href') ?? '')
  const attacks = [...pages.keys()].filter((path) => /^\/lab\/attacks\/.+\/$/.test(path))
  const experiments = faults.map(({ code }) => `${pathOf(code)}#experiment`)
  expect(attacks.length).toBeGreaterThan(4)
  expect([...experiments, ...attacks].filter((path) => !links.includes(path))).toEqual([])
})

test('the previous and the next page make one round through all faults', () => {
  const next = (code: string) => pageOf(pathOf(code)).querySelector('.pager [rel=next]')?.getAttribute('href')
  expect(faults.map(({ code }) => next(code))).toEqual([
    ...faults.slice(1).map(({ code }) => `${pathOf(code)}#experiment`),
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

test.each(['no-such-fault/live', 'constructor/live', 'wrong-client-secret/live/live', 'no-such-fault/'])(
  'there is no fault of the name %s',
  async (code) => {
    const answer = await fetch(`${origin}/lab/faults/${code}`)
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
