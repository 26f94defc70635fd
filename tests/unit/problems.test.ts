import { expect, test } from 'vitest'
import { errorPath } from '../../src/data/addresses.ts'
import { measuredProviders } from '../../src/data/measured-providers.ts'
import { sentencesNotMeasured } from '../../src/data/not-measured.ts'
import { providerErrors } from '../../src/data/problem-table.ts'
import { topicTexts } from '../../src/data/version-topics.ts'
import { allCodes } from '../../src/lib/check/explain.ts'
import { providers } from '../../src/lib/facts/providers/index.ts'
import { faults } from '../../src/lib/faults/index.ts'
import { checkLogin } from '../../src/lib/streamlit/check-login.ts'
import { parseSecrets, tomlReader } from '../../src/lib/streamlit/secrets.ts'
import { problems, written } from '../error-table.ts'

const codes = new Set(problems.map(({ code }) => code))

test('there are at least 120 problems, each with an address, a title and a description of its own', () => {
  expect(problems.length).toBeGreaterThanOrEqual(120)
  expect(codes.size).toBe(problems.length)
  for (const key of ['title', 'description'] as const) {
    expect(new Set(problems.map((problem) => problem[key])).size).toBe(problems.length)
  }
  expect(problems.filter(({ description }) => description.length > 170)).toEqual([])
})

test('every code of the checker, of the faults and of the errors of providers has a page', () => {
  const said = new Set(written.flatMap(({ data }) => data.says ?? []))
  const errors = providerErrors.map(({ error }) => error.id).filter((id) => !said.has(id))
  const needed = [...allCodes(), ...faults.map(({ code }) => code), ...errors]
  expect(needed.filter((code) => !codes.has(code))).toEqual([])
})

test('every code of the login rules has a page, which says so', () => {
  const rules = new Set(written.flatMap(({ data }) => data.rules ?? []))
  expect(loginCodes.filter((code) => !codes.has(code))).toEqual([])
  expect(loginCodes.filter((code) => !rules.has(code))).toEqual([])
})

const loginCodes = [
  'secrets-crash',
  'secrets-missing',
  'secrets-unparsable',
  'auth-missing',
  'auth-not-a-table',
  'redirect-uri-missing',
  'cookie-secret-missing',
  'provider-name-underscore',
  'client-kwargs-not-a-table',
  'provider-missing',
  'provider-not-a-table',
  'provider-keys-missing',
  'cookie-secret-empty',
  'cookie-secret-not-text',
]

test('what a page refers to is there', () => {
  const checks = new Set(allCodes())
  const errorIds = new Set(providerErrors.map(({ error }) => error.id))
  const lost = problems.flatMap(({ code, neighbours }) =>
    neighbours.filter((one) => !codes.has(one) || one === code).map((one) => `${code}: ${one}`),
  )
  expect(lost).toEqual([])
  const wrong = written.flatMap(({ id, data }) => [
    ...[...data.neighbours, ...(data.ask?.answers.map(({ go }) => go) ?? [])]
      .filter((code) => !codes.has(code) || code === id)
      .map((code) => `${id}: no problem ${code}`),
    ...(data.checks ?? []).filter((code) => !checks.has(code)).map((code) => `${id}: no rule ${code}`),
    ...(data.says ?? []).filter((one) => !errorIds.has(one)).map((one) => `${id}: no error ${one}`),
    ...(data.rules ?? []).filter((code) => !loginCodes.includes(code)).map((code) => `${id}: no login rule ${code}`),
    ...[data.fault ?? []].flat().filter((code) => !faults.some((fault) => fault.code === code)),
    ...[data.provider ?? []].flat().filter((one) => !providers.some((provider) => provider.id === one)),
  ])
  expect(wrong).toEqual([])
})

test('a fault has one page, and an error of a provider stands on one', () => {
  const used = written.flatMap(({ data }) => data.fault ?? [])
  const said = written.flatMap(({ data }) => data.says ?? [])
  expect(used.toSorted()).toEqual(faults.map(({ code }) => code).toSorted())
  expect(said.filter((one, index) => said.indexOf(one) !== index)).toEqual([])
})

test.each(written)('the inline text of $id holds no Markdown but code', ({ data }) => {
  const inline = [
    data.title,
    data.lede,
    data.sees ?? '',
    data.confirm,
    ...(data.ask?.answers ?? []).map((answer) => answer.if),
  ]
  expect(inline.filter((text) => /\*\*|\]\(|(?<!`)\*\w/.test(text.replace(/`[^`]*`/g, '')))).toEqual([])
})

test('every page says what one sees: a text, what a fault shows, or in a sentence', () => {
  const silent = problems.filter(({ texts, fault, sees, does }) => texts.length === 0 && !(fault || sees || does))
  expect(silent.map(({ code }) => code)).toEqual([])
  expect(written.filter(({ data }) => data.sees && (data.fault || data.texts.length > 0))).toEqual([])
})

test('every page says how it is known what it states: by a fault, tests, a row of versions, or a mark', () => {
  const ofVersions = new Set(Object.values(topicTexts).map(({ more }) => more))
  const unknown = written.filter(({ id, data, content }) => {
    const { texts, fault, by, lede, sees = '' } = data
    const isMarked = texts.length > 0 || fault || by || content.includes('<Measured') || ofVersions.has(errorPath(id))
    return !isMarked && sentencesNotMeasured(`${lede}\n${sees}\n${content}`).length === 0
  })
  expect(unknown.map(({ id }) => id)).toEqual([])
})

test.each(written)('$id says how to mend it, then how to verify it', ({ content }) => {
  const headings = Array.from(content.matchAll(/^## (.+)$/gm), ([, heading]) => heading)
  expect(headings).toEqual(['Mend it', 'Verify'])
})

/** The TOML of the pages, by page. */
const blocks = written.flatMap(({ id, content }) =>
  Array.from(content.matchAll(/^```toml[^\n]*\n([\s\S]*?)^```/gm), ([, toml = '']) => ({ id, toml })),
)

test.each(blocks)('the TOML on $id is TOML for every reader', async ({ toml }) => {
  expect(parseSecrets(toml).ok).toBe(true)
  expect(parseSecrets(toml, await tomlReader('toml-0.10')).ok).toBe(true)
})

test('a whole file of the pages passes st.login()', () => {
  const [whole] = blocks.filter(({ id }) => id === 'nothing-configured')
  expect(checkLogin(parseSecrets(whole?.toml ?? ''), null).ok).toBe(true)
})

test('what is called measured at a provider was measured there, or at one shaped like it', () => {
  const measured = new Set(['sample', ...Object.keys(measuredProviders.real)])
  const unmeasured = providers.map(({ id }) => id).filter((id) => !measured.has(id))
  const claimed = written.flatMap(({ data }) =>
    data.texts.flatMap(({ known, where = '' }) =>
      known === 'measured' && !where.includes('shaped like') ? [where] : [],
    ),
  )
  expect(claimed.filter((where) => unmeasured.some((id) => where.toLowerCase().includes(id)))).toEqual([])
})
