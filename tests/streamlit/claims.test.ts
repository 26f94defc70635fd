import { afterAll, expect, inject, test } from 'vitest'
import { alteredSend } from '#lib/faults/alteration.ts'
import { acme } from './differential/setups.ts'
import { makeWorld, type World } from './differential/world.ts'
import { pageText } from './guide-page.ts'
import { needsStreamlit } from './needs-streamlit.ts'

const python = needsStreamlit()
let made: Promise<World> | undefined
afterAll(() => made?.then((world) => world.end()))

/** What the real Streamlit's `st.user` is after a login whose ID token has other claims, under a good signature. */
async function userWith(claims: Record<string, unknown>): Promise<Record<string, unknown>> {
  made ??= makeWorld(python, 'plain')
  const idToken = { said: '', claims: (all: object) => ({ ...all, ...claims }), sign: 'substitute' } as const
  const { streamlit } = await (await made).play({
    name: 'changed claims',
    holds: 'claims',
    setup: acme,
    backChannel: () => (send) => alteredSend(send, { idToken }, () => Math.floor(Date.now() / 1000)),
    script: (browser) => browser.login(),
  })
  const page = streamlit.findLast((entry) => entry.kind === 'page')
  return JSON.parse(page?.kind === 'page' ? (page.user ?? '{}') : '{}')
}

test('claims with names of Streamlit’s own are overwritten, and origin vanishes', async () => {
  const user = await userWith({
    provider: 'mine',
    is_logged_in: false,
    tokens: { access: 'mine' },
    origin: 'https://mine',
  })
  expect(user).toMatchObject({ name: 'Ada Lovelace', provider: 'default', is_logged_in: true, tokens: {} })
  expect(Object.keys(user)).not.toContain('origin')
  expect(pageText(inject('dist'), 'guide/login-user-logout')).toContain(
    'is_logged_in, provider and tokens. A claim with one of these names is overwritten, and one with the name origin vanishes',
  )
})

test('another app’s aud logs in when azp is this client, and the pages say so', async () => {
  expect(await userWith({ aud: 'someone-else', azp: 'differential' })).toMatchObject({
    is_logged_in: true,
    aud: 'someone-else',
  })
  expect(await userWith({ aud: 'someone-else' })).toEqual({ is_logged_in: false })
  const dist = inject('dist')
  expect(pageText(dist, 'errors/id-token-other-audience')).toContain('with your client as azp logs the person in')
  expect(pageText(dist, 'guide/identity-provider')).toContain('with another aud only if azp')
  expect(pageText(dist, 'lab/attacks/token-replay')).toContain(
    'a token for another client passes when its azp is yours',
  )
})
