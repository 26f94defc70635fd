import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { makeProviderToken } from '#lib/streamlit/provider-token.ts'
import { freePort } from '../global-site.ts'
import { replaceFile } from './launch.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { type RealApp, startApp } from './real-app.ts'

const python = needsStreamlit()
const running: RealApp[] = []
afterAll(async () => {
  await Promise.all(running.map(({ end }) => end()))
})

/** An app in a folder below the one where the command is run, whose home is another again. */
async function run(files: Record<string, string>, env: Record<string, string> = {}): Promise<RealApp> {
  const script = { 'apps/app.py': 'import streamlit as st\n\nst.write(st.user.to_dict())\n' }
  const app = await startApp(python, {
    port: await freePort(),
    main: 'apps/app.py',
    files: { ...script, ...files },
    env: { HOME: './home', ...env },
  })
  running.push(app)
  return app
}

const [home, working, beside] = [
  'home/.streamlit/secrets.toml',
  '.streamlit/secrets.toml',
  'apps/.streamlit/secrets.toml',
]
const secretOf = (place: string) => `the-cookie-secret-of-${place}`
/** An `[auth]` whose metadata nobody can read. */
const auth = (place: string) =>
  [
    '[auth]',
    'redirect_uri = "http://localhost:8501/oauth2callback"',
    `cookie_secret = "${secretOf(place)}"`,
    'client_id = "a"',
    'client_secret = "b"',
    'server_metadata_url = "http://localhost:1/.well-known/openid-configuration"',
  ].join('\n')

/** Whose cookie secret counts: with it a login link is good, and the metadata are asked for. */
async function whichCounts({ origin }: RealApp): Promise<readonly string[]> {
  const places = [home, working, beside]
  const answers = await Promise.all(
    places.map(async (place) => {
      const token = makeProviderToken({ provider: 'default', secret: secretOf(place), now: Date.now() / 1000 })
      return (await fetch(`${origin}/auth/login?provider=${token}`, { redirect: 'manual' })).status
    }),
  )
  return places.filter((_, index) => answers[index] === 400)
}

test.each([
  [[home], home],
  [[home, working], working],
  [[home, working, beside], beside],
])('of %j, [auth] is that of %s', async (places, counts) => {
  const app = await run(Object.fromEntries(places.map((place) => [place, auth(place)])))
  expect(await whichCounts(app)).toEqual([counts])
})

test('a later [auth] takes the place of the whole earlier one', async () => {
  const { origin, log } = await run({
    [home]: auth(home),
    [working]: `[auth]\ncookie_secret = "${secretOf(working)}"\n`,
  })
  await fetch(`${origin}/oauth2callback?code=a&state=b`, { redirect: 'manual' })
  await expect.poll(log, { timeout: 60_000 }).toContain('Error, misconfigured origin for `redirect_uri` in secrets.')
})

test('variables of the environment are no [auth]', async () => {
  const keys = auth(working)
    .split('\n')
    .slice(1)
    .map((line) => line.split(' = '))
  const named = (prefix: string) =>
    Object.fromEntries(keys.map(([key = '', value = '']) => [prefix + key.toUpperCase(), JSON.parse(value)]))
  const app = await run({}, { ...named('AUTH_'), ...named('STREAMLIT_AUTH_'), ...named('STREAMLIT_SECRETS_AUTH_') })
  expect(await whichCounts(app)).toEqual([])
})

test('options of Streamlit in secrets.toml change nothing', async () => {
  const app = await run({ [working]: `${auth(working)}\n[server]\nbaseUrlPath = "elsewhere"\n` })
  expect(await whichCounts(app)).toEqual([working])
})

test('a TOML mistake is logged once, at the start: not when the file is read again, and not when it comes later', async () => {
  const broken = `${auth(working)}\nbroken\n`
  const [atStart, later] = [await run({ [working]: broken }), await run({ [working]: auth(working) })]
  expect(await whichCounts(atStart)).toEqual([])
  expect(atStart.log().split('Failed to load secrets')).toHaveLength(2)

  expect(await whichCounts(later)).toEqual([working])
  await replaceFile(join(later.folder, working), broken)
  await expect.poll(() => whichCounts(later), { timeout: 60_000 }).toEqual([])
  expect(later.log()).not.toContain('Failed to load secrets')
})
