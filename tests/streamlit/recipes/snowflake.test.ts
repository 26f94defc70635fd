import { expect, inject, onTestFinished, test } from 'vitest'
import { launch } from '../../browser/chromium.ts'
import { freePort } from '../../global-site.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { pageFiles } from '../page-files.ts'
import { type RealApp, startApp } from '../real-app.ts'
import { serveSampleProvider } from '../sample-provider.ts'
import { shownToProgram } from './agent-api.ts'
import { authAt, visit } from './logged-in.ts'

const streamlit = needsStreamlit()
const files = streamlit === '' ? new Map<string, string>() : pageFiles(inject('dist'), 'recipes/snowflake')
const main = 'streamlit_app.py'
const own = Object.fromEntries(['viewer.py', main].map((name) => [name, files.get(name) ?? '']))
const snowflake = { 'Sf-Context-Current-User': 'user_name', 'X-Email': 'email' }

async function start(port: number, more: Record<string, string>, env: Record<string, string> = {}): Promise<RealApp> {
  const app = await startApp(streamlit, { port, main, files: { ...own, ...more }, env })
  onTestFinished(() => app.end())
  return app
}

test('what Snowflake says of the person is greeted, and who is unknown is stopped', async () => {
  const app = await start(
    await freePort(),
    {},
    {
      STREAMLIT_SERVER_ENABLE_AGENT_API: 'true',
      STREAMLIT_SERVER_TRUSTED_USER_HEADERS: JSON.stringify(snowflake),
    },
  )
  const both = await shownToProgram(app, { 'Sf-Context-Current-User': 'ADA', 'X-Email': 'ada@acme.example' })
  expect(both).toContain('Hello, ada@acme.example!')
  expect(both).not.toContain('Log in')
  expect(await shownToProgram(app, { 'Sf-Context-Current-User': 'ADA' })).toContain('Hello, ADA!')
  expect(await shownToProgram(app, {})).toContain('Snowflake did not say who you are.')
})

test('in a container service the name comes from the header of the page’s file', async () => {
  const config = files.get('.streamlit/config.toml') ?? ''
  const app = await start(
    await freePort(),
    { '.streamlit/config.toml': config },
    {
      STREAMLIT_SERVER_ENABLE_AGENT_API: 'true',
    },
  )
  expect(await shownToProgram(app, { 'Sf-Context-Current-User': 'ADA' })).toContain('Hello, ADA!')
})

test('elsewhere it asks for a login, also of somebody with a claim user_name, and lets them log out', async () => {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const provider = await serveSampleProvider([`${origin}/oauth2callback`])
  onTestFinished(() => provider.close())
  await start(port, { '.streamlit/secrets.toml': authAt(origin, provider) })
  const browser = await launch()
  onTestFinished(() => browser.close())
  const stranger = await visit(browser, origin, { claims: null })
  await stranger.getByRole('button', { name: 'Log in' }).click()
  await stranger.getByRole('button', { name: 'Ada' }).click()
  await stranger.getByText('Hello, ada@acme.example!').waitFor()
  await stranger.getByRole('button', { name: 'Log out' }).click()
  // The provider asks whether it was meant.
  await stranger.getByRole('button', { name: 'Sign out' }).click()
  await stranger.getByRole('button', { name: 'Log in' }).waitFor()
  const named = await visit(browser, origin, { claims: { sub: 'ada', user_name: 'ADA' } })
  await named.getByText('Hello, ada!').waitFor()
})
