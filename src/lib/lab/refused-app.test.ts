import { expect, test } from 'vitest'
import { labBrowser, type Shown, testLab } from './testing.ts'

/** A visitor whose simple example has this secrets.toml. */
async function visitorOf(secrets: (toml: string) => string) {
  const fault = {
    code: 'of-the-test',
    title: '',
    place: 'secrets.toml',
    breaks: { secrets },
    byHand: 'switch',
  } as const
  return labBrowser(await testLab({ faultOf: () => fault }))
}

const without = (key: string) => (toml: string) => toml.replace(new RegExp(`^${key} = .*\\n`, 'm'), '')

function drawn(shown: Shown) {
  if (shown.kind !== 'app') throw new Error('not a page of the app')
  return shown.page.drawn
}

/** Presses the login button, and gives the page that comes. */
async function press(browser: Awaited<ReturnType<typeof visitorOf>>): Promise<Shown> {
  const button = drawn(await browser.open('/app/simple-example/')).find((one) => one.kind === 'login')
  return browser.open(button?.kind === 'login' ? button.href : '')
}

test('an app without a cookie_secret loads, and raises as Streamlit does when its login button is pressed', async () => {
  const browser = await visitorOf(without('cookie_secret'))
  const start = await browser.open('/app/simple-example/')
  expect(drawn(start).map(({ kind }) => kind)).toEqual(['title', 'text', 'login'])
  const pressed = await press(browser)
  expect(drawn(pressed)).toEqual([
    {
      kind: 'exception',
      type: 'StreamlitAuthError',
      message:
        'Authentication credentials in `.streamlit/secrets.toml` are missing the "cookie_secret" key. Please check your configuration.',
    },
  ])
  expect(pressed.kind === 'app' && pressed.logs[0]).toBe('Uncaught app execution')
  expect(pressed.kind === 'app' && pressed.page.source.filter(({ ran }) => ran)).toEqual([])
  expect(pressed.kind === 'app' && pressed.page.isRerun).toBe(true)
})

test('an app whose secrets.toml does not parse has no st.user.is_logged_in', async () => {
  const browser = await visitorOf((toml) => toml.replace('"', ''))
  const start = await browser.open('/app/simple-example/')
  expect(drawn(start)).toEqual([
    { kind: 'title', text: 'Field notes' },
    { kind: 'exception', type: 'AttributeError', message: 'st.user has no attribute "is_logged_in".' },
  ])
  expect(start.kind === 'app' && start.page.source.filter(({ ran }) => ran).map(({ code }) => code)).toEqual([
    'import streamlit as st',
    'st.title("Field notes")',
    'if not st.user.is_logged_in:',
  ])
})

test('a key that is missing is named', async () => {
  const [box] = drawn(await press(await visitorOf(without('client_secret'))))
  expect(box?.kind === 'exception' && box.message).toBe(
    "Authentication credentials in `.streamlit/secrets.toml` for the default authentication provider are missing the following keys: ['client_secret']. Please check your configuration.",
  )
})

test('of a weak cookie_secret the log warns once, and the login goes on', async () => {
  const browser = await visitorOf((toml) => toml.replace(/^cookie_secret = .*$/m, 'cookie_secret = "too-short"'))
  const warning =
    'auth.cookie_secret / server.cookieSecret is shorter than 14 bytes (112 bits). Use a longer, randomly generated secret to ensure adequate cryptographic strength.'
  const first = await browser.open('/app/simple-example/')
  expect(first.kind === 'app' && first.logs).toEqual([warning])
  const second = await browser.open('/app/simple-example/')
  expect(second.kind === 'app' && second.logs).toEqual([])
  const after = await browser.login('simple-example', 'Log in with Acme ID', 'ada')
  expect(after.kind === 'app' && after.page.user['name']).toBe('Ada Lovelace')
})

test('an app that cannot log in is left by its other addresses for its page', async () => {
  const browser = await visitorOf(without('redirect_uri'))
  const callback = await browser.open('/app/simple-example/oauth2callback?code=a&state=b')
  expect(callback.kind === 'app' && callback.logs).toEqual([
    'Error, misconfigured origin for `redirect_uri` in secrets.',
  ])
})
