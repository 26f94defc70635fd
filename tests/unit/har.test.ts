import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type HarReading, readHar } from '#lib/har/read-har.ts'
import { reportText } from '#lib/har/report-text.ts'
import { root } from '../../scripts/run.ts'
import { problems } from '../error-table.ts'
import { asFirefoxWrites, secretsIn, withCookieLists, withoutCookies } from './har-shapes.ts'

const folder = join(root, 'tests/fixtures/har')
const recorded = (name: string) => readFileSync(join(folder, `${name}.har`), 'utf8')
const names = readdirSync(folder).map((file) => file.replace(/\.har$/, ''))

function reading(har: string): HarReading {
  const answer = readHar(har)
  if (!answer.ok) throw new Error(answer.why)
  return answer
}

const told: readonly (readonly [name: string, kind: string, problem: string | null, title: string | undefined])[] = [
  ['good', 'good', null, 'GET'],
  ['sample-app', 'good', null, 'GET'],
  ['redirect-uri', 'bad', 'unregistered-redirect-uri', 'GET /provider/acme/auth'],
  ['unknown-client', 'bad', 'client-unknown', 'GET /provider/acme/auth'],
  ['other-host', 'bad', 'other-host', 'Checks state, code, ID token'],
  ['client-secret', 'bad', 'callback-exchange-failed', 'Checks state, code, ID token'],
  ['denied', 'bad', 'cancelled-consent', 'GET /oauth2callback'],
  ['metadata', 'bad', 'authentication-error', 'Answer '],
  ['loop', 'bad', 'login-loop', 'GET /auth/login'],
]

test.each(told)('what Chromium recorded of %s is %s', (name, kind, problem, title) => {
  const { verdict, steps } = reading(recorded(name))
  expect([verdict.kind, verdict.link?.problem ?? null]).toEqual([kind, problem])
  const at = steps[(verdict.at?.first ?? 0) - 1]
  expect(at?.title.join(' ')).toContain(title)
})

test('every recorded file is told above, and every problem has a page', () => {
  expect(told.map(([name]) => name).toSorted()).toEqual(names.toSorted())
  const codes = new Set<string>(problems.map(({ code }) => code))
  expect(told.filter(([, , problem]) => problem !== null && !codes.has(problem))).toEqual([])
})

test.each(names)('no secret of %s is in what is shown or copied', (name) => {
  const found = reading(recorded(name))
  const secrets = secretsIn(recorded(name))
  expect(secrets.length).toBeGreaterThan(1)
  const shown = JSON.stringify(found) + reportText(found)
  expect(secrets.filter((secret) => shown.includes(secret))).toEqual([])
})

test.each(names)('a file without words for what asked is read the same: %s', (name) => {
  const [chrome, firefox] = [reading(recorded(name)), reading(asFirefoxWrites(recorded(name)))]
  expect(firefox.verdict).toEqual(chrome.verdict)
  expect(firefox.steps.map(({ title }) => title)).toEqual(chrome.steps.map(({ title }) => title))
})

test.each(names)('cookies that stand in lists alone are read the same: %s', (name) => {
  expect(reading(withCookieLists(recorded(name))).verdict).toEqual(reading(recorded(name)).verdict)
})

test.each([
  ['good', 'open', null],
  ['client-secret', 'open', null],
  ['other-host', 'bad', 'other-host'],
  ['denied', 'bad', 'cancelled-consent'],
  ['redirect-uri', 'bad', 'unregistered-redirect-uri'],
  ['metadata', 'bad', 'authentication-error'],
])('without cookies no more is said of %s than the rest shows', (name, kind, problem) => {
  const found = reading(withoutCookies(recorded(name)))
  expect(found.withoutCookies).toBe(true)
  expect([found.verdict.kind, found.verdict.link?.problem ?? null]).toEqual([kind, problem])
})

test('what no browser has is a step that says so, and the steps are numbered through', () => {
  const { steps } = reading(recorded('client-secret'))
  expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1))
  const unseen = steps.filter(({ outcome }) => outcome === 'not seen')
  expect(unseen.map(({ route }) => route)).toEqual([
    'App → Provider, server to server',
    'App → Provider, server to server',
  ])
  expect(unseen[0]?.meaning).toContain('no HAR does')
  const links = steps.flatMap(({ links: all }) => all.map(({ step }) => steps[step - 1]?.number))
  expect(links.includes(undefined)).toBe(false)
})

test('the words of the provider’s page are clues, and no e-mail address is', () => {
  const { clues } = reading(recorded('unknown-client'))
  expect(clues).toContain('invalid_client')
  expect(JSON.stringify(reading(recorded('good')))).not.toMatch(/@\w+\.example/)
})
