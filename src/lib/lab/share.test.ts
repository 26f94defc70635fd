import { expect, test } from 'vitest'
import { faults } from '#lib/faults/index.ts'
import { personaKeys } from '#lib/provider/personas.ts'
import { scenarios } from '#lib/sample-app/scenarios/index.ts'
import { clockShifts } from './lab-settings.ts'
import { isSetup, readSetup, type Setup, setupLink } from './share.ts'

const fragmentOf = (value: unknown) =>
  `#setup=${Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')}`

test('a link names the sample app in its path and the rest in its fragment', () => {
  expect(setupLink({ v: 1, scenario: 'cookies', persona: 'linus' })).toBe(
    '/lab/cookies/#setup=eyJ2IjoxLCJzY2VuYXJpbyI6ImNvb2tpZXMiLCJwZXJzb25hIjoibGludXMifQ',
  )
})

test('a set-up comes back as it was', () => {
  const all: Setup = {
    v: 1,
    scenario: 'simple-example',
    persona: 'ada',
    stepMode: true,
    clock: '30d',
    fault: 'changed-state',
  }
  expect(readSetup(new URL(setupLink(all), 'http://localhost').hash)).toEqual(all)
})

test.each(scenarios.map(({ slug }) => slug))('the sample app %s can be shared', (scenario) => {
  expect(readSetup(fragmentOf({ v: 1, scenario }))).toEqual({ v: 1, scenario })
})

test.each(personaKeys)('%s can be shared', (persona) => {
  expect(readSetup(fragmentOf({ v: 1, scenario: 'cookies', persona }))).toMatchObject({ persona })
})

test.each(Object.keys(clockShifts))('the clock at %s can be shared', (clock) => {
  expect(readSetup(fragmentOf({ v: 1, scenario: 'cookies', clock }))).toMatchObject({ clock })
})

test.each(faults.map(({ code }) => code))('the fault %s can be named', (fault) => {
  expect(readSetup(fragmentOf({ v: 1, scenario: 'cookies', fault }))).toMatchObject({ fault })
})

test.each([
  ['secret', { client_secret: 'x' }],
  ['state', { state: 'x' }],
  ['nonce', { nonce: 'x' }],
  ['verifier', { code_verifier: 'x' }],
  ['code', { code: 'x' }],
  ['token', { id_token: 'x' }],
])('no %s gets into a link or out of one', (_what, extra) => {
  const setup = { v: 1, scenario: 'cookies', ...extra } as const
  expect(() => setupLink(setup)).toThrow()
  expect(readSetup(fragmentOf(setup))).toBeUndefined()
})

test.each([
  ['nothing', '#setup='],
  ['no base64', '#setup=%%%'],
  ['no JSON', fragmentOf('{"v":1')],
  ['a list', fragmentOf([1])],
  ['another version', fragmentOf({ v: 2, scenario: 'cookies' })],
  ['no sample app', fragmentOf({ v: 1 })],
  ['a path out of the lab', fragmentOf({ v: 1, scenario: '../cookies' })],
  ['a person whom nobody knows', fragmentOf({ v: 1, scenario: 'cookies', persona: '<img onerror>' })],
  ['a clock of another kind', fragmentOf({ v: 1, scenario: 'cookies', clock: 5 })],
  ['a fault of another kind', fragmentOf({ v: 1, scenario: 'cookies', fault: true })],
  ['a fault that is a text', fragmentOf({ v: 1, scenario: 'cookies', fault: '<b>Lost</b>' })],
  ['a fault with a name too long', fragmentOf({ v: 1, scenario: 'cookies', fault: 'a'.repeat(41) })],
  ['more than a link may hold', fragmentOf({ v: 1, scenario: 'cookies', more: 'x'.repeat(400) })],
  ['another fragment', '#top'],
])('%s is no set-up', (_what, fragment) => {
  expect(readSetup(fragment)).toBeUndefined()
})

test('tells a broken set-up from a place on the page', () => {
  expect(isSetup('#setup=%%%')).toBe(true)
  expect(isSetup('#top')).toBe(false)
  expect(isSetup('')).toBe(false)
})
