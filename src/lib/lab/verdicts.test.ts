import { expect, test } from 'vitest'
import { verdictOf } from '#lib/inspector/verdict/verdict.ts'
import { personaKeys } from '#lib/provider/personas.ts'
import { scenarios } from '#lib/sample-app/scenarios/index.ts'
import { labBrowser, recordedLogin, type Shown, testLab, testVisitor } from './testing.ts'

const doors = scenarios.flatMap(({ slug, app }) =>
  app.flatMap(({ widget }) => (widget?.kind === 'login' ? [{ slug, label: widget.label }] : [])),
)

/** Presses a login button: the sign-in page, or where it ended before that. */
async function press(browser: ReturnType<typeof labBrowser>, app: string, label: string): Promise<Shown> {
  const start = await browser.open(`/app/${app}/`)
  const button = start.kind === 'app' && start.page.drawn.find((one) => one.kind === 'login' && one.label === label)
  return browser.open(button && button.kind === 'login' ? button.href : '')
}

async function verdictIn(lab: Awaited<ReturnType<typeof testLab>>, app: string, step = false) {
  return verdictOf((await lab.traces.current(testVisitor, app))?.exchanges ?? [], step)
}

test.each(doors)('$slug, "$label": whoever logs in, the verdict says what the page shows', async ({ slug, label }) => {
  const lab = await testLab()
  for (const persona of personaKeys) {
    const browser = labBrowser(lab)
    const first = await press(browser, slug, label)
    const signsIn = first.kind === 'provider' && first.page.kind === 'sign-in'
    const last = signsIn ? await browser.open(first.page.action, { persona }) : first
    const isIn = last.kind === 'app' && last.page.user['is_logged_in'] === true
    const { kind, text, problem } = await verdictIn(lab, slug)
    expect([kind, /^Logged in as \S/.test(text)], `${persona}: ${text}`).toEqual(isIn ? ['good', true] : ['bad', false])
    if (!isIn) expect(problem).not.toBeNull()
  }
})

test('a run is followed from nothing to the logout at both', async () => {
  const lab = await testLab()
  const browser = labBrowser(lab)
  const said = async () => (await verdictIn(lab, 'simple-example')).text
  expect(await said()).toBe('No login yet')
  const signIn = await press(browser, 'simple-example', 'Log in with Acme ID')
  expect(await said()).toBe('Login under way: the provider waits for a person')
  if (signIn.kind !== 'provider' || signIn.page.kind !== 'sign-in') throw new Error('no sign-in page')
  await browser.open(signIn.page.action, { persona: 'grace' })
  expect(await said()).toBe('Logged in as Grace Hopper')
  await browser.open('/app/simple-example/auth/logout')
  expect(await said()).toBe('Logged out by `st.logout()`')
  await lab.traces.forget(testVisitor, 'simple-example')
  await browser.login('simple-example', 'Log in with Acme ID', 'ada')
  await lab.traces.forget(testVisitor, 'simple-example')
  await browser.open('/app/simple-example/')
  expect(await said()).toBe('Logged in by a cookie from before')
})

test('in step mode what waits is said to wait', async () => {
  const lab = await testLab()
  await lab.settings.change(testVisitor, 'simple-example', { step: true })
  const start = await labBrowser(lab).open('/app/simple-example/')
  const button = start.kind === 'app' && start.page.drawn.find((one) => one.kind === 'login')
  const login = button && button.kind === 'login' ? button.href : ''
  await labBrowser(lab)
    .open(login)
    .catch(() => undefined)
  expect(await verdictIn(lab, 'simple-example', true)).toMatchObject({
    kind: 'open',
    text: 'Paused: what comes next waits for you',
    messages: { first: 2, last: 2 },
  })
})

test('a login cookie that was tampered with is not believed, and the verdict says so', async () => {
  const { lab, browser } = await recordedLogin('simple-example', 'Log in with Acme ID', 'ada')
  browser.jar.edit(new URL('http://localhost:4321/app/simple-example/'), '_streamlit_user', (value) => `${value}x`)
  await browser.open('/app/simple-example/')
  expect((await verdictIn(lab, 'simple-example')).problem).toBe('several-servers')
  browser.jar.drop(new URL('http://localhost:4321/app/simple-example/'), '_streamlit_user')
  await browser.open('/app/simple-example/')
  expect((await verdictIn(lab, 'simple-example')).problem).toBe('logged-out-after-restart')
})

test('a claim that the script misses is told beside the login', async () => {
  const { current } = await recordedLogin('simple-example', 'Log in with Acme ID', 'sam')
  const { kind, text, problem } = verdictOf((await current()).exchanges)
  expect([kind, problem]).toEqual(['good', 'claim-missing'])
  expect(text).toMatch(/^Logged in as \S+: then `app\.py` raised/)
})

test.each([
  ['without a cookie_secret', 'cookie_secret', 'cookie-secret-missing'],
  ['without a redirect_uri', 'redirect_uri', 'redirect-uri-missing'],
])('an app %s refuses when its button is pressed', async (_, key, problem) => {
  const breaks = { secrets: (toml: string) => toml.replace(new RegExp(`^${key} = .*\\n`, 'm'), '') }
  const fault = { code: 'of-the-test', title: '', place: 'secrets.toml', breaks, byHand: 'switch' } as const
  const lab = await testLab({ faultOf: () => fault })
  await press(labBrowser(lab), 'simple-example', 'Log in with Acme ID')
  expect((await verdictIn(lab, 'simple-example')).problem).toBe(problem)
})

test('a name that is no name does no harm', async () => {
  const lab = await testLab()
  const browser = labBrowser(lab)
  const signIn = await press(browser, 'simple-example', 'Log in with Acme ID')
  if (signIn.kind !== 'provider' || signIn.page.kind !== 'sign-in') throw new Error('no sign-in page')
  const typed = { persona: 'custom', email: '', claims: '{"a": "b"}' }
  await browser.open(signIn.page.action, { ...typed, name: 'with \u0007 in it' })
  expect((await verdictIn(lab, 'simple-example')).text).toBe('Login under way: the provider waits for a person')
  await browser.open(signIn.page.action, { ...typed, name: '`st.logout()` and a name that goes on and on' })
  const { text } = await verdictIn(lab, 'simple-example')
  expect(text).toBe('Logged in as ˋst.logout()ˋ and a name that g…')
})

test.each([
  // In the lab the cookie is left out as if another host had set it, which the run cannot tell from a lost one.
  ['other-host', 'lost-state-cookie'],
  ['replayed-callback', 'replayed-callback'],
  ['origin-mismatch', 'origin-mismatch'],
  ['cookies-over-8-kb', 'cookies-over-8-kb'],
  ['missing-xsrf-token', 'missing-xsrf-token'],
])('%s, switched on by hand, is told as %s', async (fault, problem) => {
  const lab = await testLab()
  await lab.settings.change(testVisitor, 'simple-example', { fault })
  await labBrowser(lab).login('simple-example', 'Log in with Acme ID', 'ada')
  expect((await verdictIn(lab, 'simple-example')).problem).toBe(problem)
})
