import { expect, test } from 'vitest'
import { recordedLogin, testVisitor } from '#lib/lab/testing.ts'
import { history, summaryOf } from './history.ts'

test('a visitor who did nothing has no history', async () => {
  const { lab } = await recordedLogin('cookies', 'Log in', 'ada')
  expect(await history(lab.traces, 'another-visitor')).toEqual([])
})

test('lists runs of all scenarios, newest first, with who logged in where', async () => {
  const { lab, browser } = await recordedLogin('simple-example', 'Log in with Acme ID', 'grace')
  await browser.login('multiple-providers', 'Globex Accounts', 'noor')
  const runs = await history(lab.traces, testVisitor)
  expect(runs.map(({ scenario, persona, tenant, verdict }) => [scenario, persona, tenant, verdict.text])).toEqual([
    ['multiple-providers', 'noor', 'globex', 'Logged in as نور الهاشمي'],
    ['simple-example', 'grace', 'acme', 'Logged in as Grace Hopper'],
  ])
  expect(runs.map(({ messages }) => messages)).toEqual([12, 12])
})

test('a run of which nothing was kept is left out', async () => {
  const { lab } = await recordedLogin('cookies', 'Log in', 'ada')
  await lab.traces.beginLogin(testVisitor, 'cookies')
  expect((await history(lab.traces, testVisitor)).map(({ persona }) => persona)).toEqual(['ada'])
})

test('a run without messages has a summary all the same', () => {
  expect(summaryOf({ id: 'x', scenario: 'cookies', startedAt: 5, exchanges: [] })).toEqual({
    id: 'x',
    scenario: 'cookies',
    startedAt: 5,
    verdict: { kind: 'open', text: 'No login yet', at: null, link: null },
    messages: 0,
    times: { machine: 0, person: 0 },
    persona: null,
    tenant: null,
    fault: null,
    edited: false,
  })
})

test('says what was broken when the login began', () => {
  const run = { id: 'x', scenario: 'cookies', startedAt: 5, exchanges: [] }
  expect(summaryOf({ ...run, fault: 'changed-state' }).fault?.title).toBe('`state` is changed on the way back')
  expect(summaryOf({ ...run, fault: 'no-such-fault' }).fault).toBeNull()
  expect(summaryOf({ ...run, secrets: '[auth]\n' }).edited).toBe(true)
})
