import { expect, test } from 'vitest'
import { loggedLines, measuredFault, measuredUnplayed } from '../../src/data/measured-faults.ts'
import { faults } from '../../src/lib/faults/index.ts'
import { variantsOf } from '../../src/lib/faults/variants.ts'
import { findProblems } from '../../src/lib/problems/find-problems.ts'
import { locate, partsOf } from '../../src/lib/problems/locate.ts'
import { readPasted } from '../../src/lib/problems/normal-text.ts'
import { checkLogin } from '../../src/lib/streamlit/check-login.ts'
import { parseSecrets } from '../../src/lib/streamlit/secrets.ts'
import { entries, problems, written } from '../error-table.ts'
import older from '../fixtures/streamlit-1.64.json' with { type: 'json' }

/** All that a person could read in the measured stories of a fault. */
const measuredText = (code: string) => {
  const { text = null, log = [] } = measuredUnplayed(code) ?? {}
  const played = measuredUnplayed(code) ? '' : playedText(code)
  return [played, text ?? '', ...log.flatMap((line) => [line.text, line.exception ?? ''])].join('\n')
}

const playedText = (code: string) =>
  [code, ...variantsOf(code).map((variant) => variant.code)]
    .map(measuredFault)
    .flatMap(({ text, log, requests }) => [
      text ?? '',
      ...log.flatMap((line) => [line.text, line.exception ?? '']),
      ...requests.map(({ request }) => request),
    ])
    .join('\n')

const ofFaults = written.flatMap(({ id, data }) =>
  data.texts.flatMap(({ text, where = '' }) => {
    const [, names] = /^faults? ([a-z].*)$/.exec(where) ?? []
    return names === undefined ? [] : names.split(' and ').map((fault) => ({ id, text, fault }))
  }),
)

test.each(ofFaults)('what $id says was measured with the fault $fault was: $text', ({ text, fault }) => {
  const { text: measured } = readPasted(measuredText(fault))
  expect(locate(measured, partsOf(text))).toBeGreaterThanOrEqual(0)
})

const logged = faults.filter(({ code }) => loggedLines(code).length > 0)

test.each(logged)(
  'the measured log of the fault $code leads to its page, or asks the question that does',
  ({ code }) => {
    const { log } = measuredFault(code)
    const pasted = log.flatMap(({ text, exception }) => [text, 'Traceback (most recent call last):', exception ?? ''])
    const [first] = findProblems(pasted.join('\n'), entries).hits
    const page = problems.find((problem) => problem.fault === code)?.code
    const near = [first?.entry.code, ...(first?.entry.ask?.answers.map(({ go }) => go) ?? [])]
    const nextQuestions = near.flatMap((one) => entries.find((entry) => entry.code === one)?.ask?.answers ?? [])
    expect([...near, ...nextQuestions.map(({ go }) => go)]).toContain(page)
  },
)

const ofOlder = written.flatMap(({ data }) =>
  data.texts.flatMap(({ text, where }) => (where === 'the vectors of Streamlit 1.64' ? [text] : [])),
)

test.each(ofOlder)('an older Streamlit said %s', (text) => {
  const said = older.secrets.map(({ parse }) => (parse && 'message' in parse ? parse.message : '')).join('\n')
  expect(locate(readPasted(said).text, partsOf(text))).toBeGreaterThanOrEqual(0)
})

const whole = 'redirect_uri = "a"\ncookie_secret = "b"\n'

test.each([
  ['', null, 'nothing-configured'],
  ['[auth', null, 'nothing-configured'],
  ['a = 1', null, 'nothing-configured'],
  ['auth = 1', null, 'auth-not-a-table'],
  ['[auth]\ncookie_secret = "b"', null, 'redirect-uri-missing'],
  ['[auth]\nredirect_uri = "a"', null, 'cookie-secret-missing'],
  [`[auth]\n${whole}`, 'my_idp', 'provider-name-underscore'],
  [`[auth]\n${whole}client_kwargs = "x"`, null, 'client-kwargs-not-a-table'],
  [`[auth]\n${whole}`, 'google', 'provider-missing'],
  [`[auth]\n${whole}google = "x"`, 'google', 'provider-not-a-table'],
  [`[auth]\n${whole}`, null, 'provider-keys-missing'],
  [`[auth]\n${whole}[auth.google]\nclient_id = "x"`, 'google', 'provider-keys-missing'],
  [
    `[auth]\n${whole.replace('"b"', '""')}client_id = "c"\nclient_secret = "d"\nserver_metadata_url = "e"`,
    null,
    'cookie-secret-empty',
  ],
  [
    `[auth]\n${whole.replace('"b"', '12')}client_id = "c"\nclient_secret = "d"\nserver_metadata_url = "e"`,
    null,
    'cookie-secret-not-text',
  ],
])('what st.login() raises for %j and the name %j leads to %s', (toml, provider, code) => {
  const outcome = checkLogin(parseSecrets(toml), provider)
  const raised = outcome.ok ? '' : `${outcome.type}: ${outcome.message}`
  expect(findProblems(raised, entries).hits[0]?.entry.code).toBe(code)
  // A page draws what stands between backticks as code: without them.
  expect(findProblems(raised.replaceAll('`', ''), entries).hits[0]?.entry.code).toBe(code)
})
