import { expect, test } from 'vitest'
import { faultOf } from '#lib/faults/index.ts'
import { labBrowser, recordedLogin, testLab, testVisitor } from '#lib/lab/testing.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { type FlowStep, flowView } from './flow-view.ts'

const unexplained = (steps: readonly FlowStep[]) =>
  steps.flatMap(({ title, groups }) =>
    groups.flatMap((group) =>
      group.rows.filter((row) => row.explanation === null).map((row) => `${title[1]}, ${group.title}: ${row.name}`),
    ),
  )

const rowsOf = (steps: readonly FlowStep[], step: string, group: string) =>
  steps.find(({ title }) => title.join(' ') === step)?.groups.find(({ title }) => title === group)?.rows ?? []

const page = (url: string): Exchange => ({
  at: 0,
  took: 1,
  channel: 'front',
  from: 'browser',
  to: 'app',
  tenant: null,
  request: { method: 'GET', url, headers: [], body: null },
  response: { status: 200, headers: [], body: null },
  remarks: [],
})

test.each([
  ['simple-example', 'Log in with Acme ID', 'ada', 'acme'],
  ['multiple-providers', 'Acme ID', 'linus', 'acme'],
  ['multiple-providers', 'Globex Accounts', 'ada', 'globex'],
  ['provider-keywords', 'With keywords', 'grace', 'acme'],
])('every name in a login and logout with %s, %s, %s has an explanation', async (app, button, persona, tenant) => {
  const { browser, current } = await recordedLogin(app, button, persona)
  const asked = await browser.open(`/app/${app}/auth/logout`)
  if (asked.kind === 'provider' && asked.page.kind === 'sign-out') {
    await browser.open(asked.page.action, { xsrf: asked.page.xsrf, logout: 'yes' })
  }
  const steps = flowView((await current()).exchanges)
  expect(steps.filter(({ route }) => route.includes('server to server')).length).toBeGreaterThanOrEqual(5)
  expect(steps.some(({ title }) => title[1] === `/provider/${tenant}/token`)).toBe(true)
  expect(unexplained(steps)).toEqual([])
})

test('every name in a refusal has an explanation', async () => {
  const lab = await testLab({ faultOf })
  await lab.settings.change(testVisitor, 'simple-example', { fault: 'wrong-client-secret' })
  const browser = labBrowser(lab)
  await browser.login('simple-example', 'Log in with Acme ID', 'ada')
  const steps = flowView((await lab.traces.current(testVisitor, 'simple-example'))?.exchanges ?? [])
  expect(unexplained(steps)).toEqual([])
  expect(rowsOf(steps, 'POST /provider/acme/token', 'Answer')[0]).toMatchObject({
    name: 'error',
    value: 'invalid_client',
  })
  expect(steps.find(({ title }) => title[0] === 'Checks')?.findings).toMatchObject([
    { verdict: 'pass' },
    { verdict: 'fail', text: 'The code bought nothing: invalid_client.' },
    { verdict: 'fail', text: 'No identity cookie is set: nobody is logged in.' },
  ])
})

test('says where state is checked, what the code bought and which key signed it', async () => {
  const { current } = await recordedLogin('simple-example', 'Log in with Acme ID', 'ada')
  const steps = flowView((await current()).exchanges)
  const checks = steps.find(({ title }) => title[0] === 'Checks')
  expect(checks).toMatchObject({ lane: 'a-a', status: 'ok', outcome: 'passed', problems: [] })
  expect(checks?.findings.map(({ verdict, text }) => `${verdict}: ${text.replace(/`[^`]*`/g, '…')}`)).toEqual([
    'pass: … is …, as in the … cookie: this browser began the login.',
    'pass: The code bought an ID token.',
    'pass: The ID token names the key …, and the provider’s key set has it.',
    'pass: Signature, issuer, audience, times and nonce were all accepted: the app sets its identity cookies.',
  ])
})

test('shows each cookie on a row of its own, long values cut in the middle, the whole beside them', async () => {
  const { current } = await recordedLogin('simple-example', 'Log in with Acme ID', 'ada')
  const steps = flowView((await current()).exchanges)
  const set = steps.find(({ title }) => title[1].startsWith('_streamlit_user,'))
  expect(set?.outcome).toBe('2 set, 1 removed')
  const [user, , session] = set?.groups[0]?.rows ?? []
  expect(user?.name).toBe('_streamlit_user')
  expect(user?.short).toMatch(/^\S{72}…\S{12}; HttpOnly; Max-Age=2592000; Path=\/app\/simple-example; SameSite=lax$/)
  expect(user?.value.length).toBeGreaterThan(400)
  expect(session?.explanation?.text).toMatch(/^This line removes the cookie\./)
})

test('links a redirect to the step it leads to, and a request to its answer', async () => {
  const { current } = await recordedLogin('simple-example', 'Log in with Acme ID', 'ada')
  const steps = flowView((await current()).exchanges)
  expect(steps.map(({ links }) => links.map(({ text, step }) => `${text} ${step}`).join(', '))).toEqual([
    '',
    'Answered in 5',
    '',
    'Answers 2',
    'Answers 2, The browser goes on in 6',
    'The browser goes on in 7',
    '',
    'The browser goes on in 9',
    'Answered in 10',
    'Answers 9, The browser goes on in 11',
    'Answered in 17',
    '',
    '',
    '',
    'Answers 11',
    'Answers 11',
    'Answers 11, The browser goes on in 18',
    '',
  ])
})

test('makes characters visible that would turn the text around, and marks a name that it does not know', () => {
  const [step] = flowView([page('http://localhost:4321/app/x/?a%E2%80%AEb=%E2%80%AE<img onerror=x>')])
  expect(step?.groups[0]).toMatchObject({
    title: 'In the address',
    rows: [{ name: 'a\\u202eb', value: '\\u202e<img onerror=x>', explanation: null }],
  })
})
