import { expect, test } from 'vitest'
import { providerKeywords } from '#lib/sample-app/scenarios/provider-keywords.ts'
import { claimsView } from './claims-view.ts'
import { type ConfigLine, type ConfigView, configView } from './config-view.ts'
import { madeLogin, type Twist } from './testing.ts'

async function viewed(twist: Twist = {}) {
  const { app, exchanges } = await madeLogin(twist)
  return configView(app, { exchanges, claims: claimsView(exchanges) })
}

/** The lines of the files that begin so. */
function linesOf({ files }: ConfigView, start: string): ConfigLine[] {
  return files.flatMap(({ text, lines }) => {
    const texts = text.split('\n')
    return lines.filter(({ number }) => texts[number - 1]?.startsWith(start))
  })
}

async function effectsOf(start: string, twist: Twist = {}) {
  const [line] = linesOf(await viewed(twist), start)
  return line?.effects.map(({ message, part }) => `${message}: ${part}`)
}

test('finds redirect_uri where it was sent and where the browser came back', async () => {
  expect(await effectsOf('redirect_uri')).toEqual([
    '3: parameter redirect_uri',
    '4: its address',
    '6: form field redirect_uri',
  ])
})

test('finds the client’s name in the request, the credentials and the token', async () => {
  expect(await effectsOf('client_id')).toEqual([
    '3: parameter client_id',
    '6: user name of its Authorization header and claim aud of the ID token in its answer',
  ])
  expect(await effectsOf('client_secret')).toEqual(['6: password of its Authorization header'])
})

test('follows server_metadata_url to every address that the document names', async () => {
  expect(await effectsOf('server_metadata_url')).toEqual([
    '2: its address',
    '3: its address, the authorization_endpoint of the metadata',
    '5: its address',
    '6: its address, the token_endpoint of the metadata',
    '7: its address, the jwks_uri of the metadata',
  ])
})

test('finds the signatures that cookie_secret made', async () => {
  expect(await effectsOf('cookie_secret')).toEqual([
    '1: signature of parameter provider',
    '4: signature made for _streamlit_user',
    '8: signature checked of _streamlit_user',
  ])
})

test('does not say that a value was sent which was not', async () => {
  expect(
    await effectsOf('redirect_uri', { request: { redirect_uri: 'http://localhost:8501/oauth2callback' } }),
  ).toEqual(['4: its address', '6: form field redirect_uri'])
})

test('traces a line of app.py to the login it began and to the claim it read', async () => {
  expect(await effectsOf('    st.button("Log in with Acme ID"')).toEqual(['1: the button was pressed'])
  expect(await effectsOf('st.write(f"Welcome back')).toEqual(['6: reads the claim name of its ID token'])
  expect(await effectsOf('st.write(f"Welcome back', { without: ['name'] })).toEqual([
    '6: its ID token has no claim name',
  ])
})

test('turns the same around: a message with the lines it goes back to', async () => {
  const { messages } = await viewed()
  expect(messages.map(({ message }) => message)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(messages[0]?.causes).toEqual([
    { file: 'secrets.toml', line: 3, part: 'signature of parameter provider' },
    { file: 'app.py', line: 7, part: 'the button was pressed' },
  ])
})

test('keeps the lines of another provider out of it', async () => {
  const view = await viewed({ scenario: providerKeywords })
  const keywords = linesOf(view, 'client_id')
  expect(keywords.map(({ effects }) => effects)).toEqual([[], []])
})

test('shows the files whole before there is a run', async () => {
  const { app } = await madeLogin()
  const [secrets, script] = configView(app, { exchanges: [], claims: null }).files
  expect(secrets?.text).toBe(app.secretsToml.trimEnd())
  expect(secrets?.lines.map(({ number }) => number)).toEqual(
    app.secretsToml
      .trimEnd()
      .split('\n')
      .map((_, index) => index + 1),
  )
  expect(script?.text).toMatch(/^import streamlit as st\n/)
})
