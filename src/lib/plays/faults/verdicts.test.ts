import { expect, test } from 'vitest'
import { faults } from '#lib/faults/index.ts'
import { causes } from '#lib/inspector/verdict/causes.ts'
import { verdictOf } from '#lib/inspector/verdict/verdict.ts'
import { problems, written } from '../../../../tests/error-table.ts'
import { comparedOnce } from './comparison.ts'
import { playFault } from './play.ts'

/**
 * Where the messages and log lines of a run cannot tell a fault from its neighbour, the problem that the verdict names
 * in place of the fault's own. A new fault that is not told apart belongs here, with the reason.
 */
const neighbours: Readonly<Record<string, string>> = {
  // The second use of the code is another program's: it is not in the run.
  // Where there is no `[auth]`, a page looks the same whatever the reason: only the log of the start tells them apart.
  'secrets-missing': 'no-is-logged-in',
  'secrets-unparsable': 'no-is-logged-in',
  'auth-missing': 'no-is-logged-in',
  'code-used-twice': 'code-not-accepted',
  // Its words are on the provider's page, which is not kept.
  'cognito-logout': 'logout-address-not-registered',
  // The key is nobody's, or the token was changed: the signature is as wrong.
  'id-token-unknown-key': 'id-token-bad-signature',
  'id-token-tampered': 'id-token-bad-signature',
}

/** What is odd and does no harm: the verdict is the login. */
const harmless: readonly string[] = ['several-audiences-azp', 'id-token-es384']

test.each(faults)('$code: the verdict of the played login names its problem', async (fault) => {
  const { broken } = await comparedOnce(fault, Date.now)
  const page = written.find(({ data }) => data.fault === fault.code)?.id
  const { problem, text } = verdictOf(broken.run.exchanges)
  const where = `${fault.code}: the verdict says “${text}”. Teach src/lib/inspector/verdict/ to tell it, or name the neighbour in verdicts.test.ts`
  expect(problem, where).toBe(harmless.includes(fault.code) ? null : (neighbours[fault.code] ?? page))
})

test.each(Object.entries(neighbours))('%s is taken for %s, which leads on to it', (fault, code) => {
  const reached = problems.find((one) => one.code === code)
  const answers = reached?.ask?.answers.map(({ go }) => go) ?? []
  expect([...(reached?.neighbours ?? []), ...answers]).toContain(fault)
})

test('the verdict on the control run is the login, from its first message to the page that shows it', async () => {
  const { run } = await playFault(null, Date.now)
  expect(verdictOf(run.exchanges)).toEqual({
    kind: 'good',
    text: 'Logged in as Ada Lovelace',
    messages: { first: 2, last: 12 },
    problem: null,
    place: null,
  })
})

test('every problem that a verdict can name has a page', () => {
  const codes = new Set(problems.map(({ code }) => code))
  expect(Object.keys(causes).filter((code) => !codes.has(code))).toEqual([])
})

test('what a verdict says fits on two lines of a phone', () => {
  const texts = Object.values(causes).map(({ seen, why }) => `${seen}: ${why}`)
  expect(texts.filter((text) => text.length > 75)).toEqual([])
})
