import { expect, test } from 'vitest'
import { testKeys } from '#lib/provider/testing.ts'
import { deriveSecret } from '#lib/sample-app/derive-secret.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import { createLab, type Lab } from './lab.ts'
import { labBrowser, testOrigin } from './testing.ts'

const before = 'the secret of before, longer than 32 bytes'
const newer = 'the secret of now, longer than 32 bytes too'
const store = memoryStore({ clock: Date.now })

/** A lab with the newest secret first; all share one store, as a process that is started again with Redis does. */
async function labWith(cookieSecret: string, ...earlierSecrets: string[]): Promise<Lab> {
  return createLab({
    ...{ origin: testOrigin, https: false, cookieSecret, earlierSecrets, store, clock: Date.now },
    providerKeys: await testKeys(),
    cookieKeys: [cookieSecret, ...earlierSecrets].map((secret) => deriveSecret(secret, 'provider cookies')),
    onError: console.error,
  })
}

const app = '/app/simple-example/'
const button = 'Log in with Acme ID'

test('a visitor’s key of before is known while the secret is, and a new one is signed with the newest', async () => {
  const [old, both, alone] = [await labWith(before), await labWith(newer, before), await labWith(newer)]
  const cookieOf = ({ visitors }: Lab, key: string) => visitors.setCookie(key).split(/[=;]/)[1]
  const key = old.visitors.issue('192.0.2.1')
  expect(both.visitors.read(cookieOf(old, key))).toBe(key)
  expect(alone.visitors.read(cookieOf(old, key))).toBeUndefined()
  expect(alone.visitors.read(cookieOf(both, key))).toBe(key)
})

/** Where a browser that is signed in at the provider under the old secret comes to with other secrets. */
async function withOldCookies(lab: Lab) {
  const old = labBrowser(await labWith(before))
  await old.login('simple-example', button, 'ada')
  const now = labBrowser(lab)
  now.jar.putBack(old.jar.all())
  return now
}

test('a sign-in of before is a sign-in while the secret is known; the app is logged out, as Streamlit is by a new cookie_secret', async () => {
  const browser = await withOldCookies(await labWith(newer, before))
  const shown = await browser.open(app)
  expect(shown).toMatchObject({ kind: 'app', page: { user: { is_logged_in: false } } })
  const link = shown.kind === 'app' && shown.page.drawn.find((one) => one.kind === 'login' && one.label === button)
  const page = await browser.open(link && link.kind === 'login' ? link.href : '')
  const people = page.kind === 'provider' && page.page.kind === 'sign-in' ? page.page.people : []
  expect(people.filter(({ current }) => current).map(({ key }) => key)).toEqual(['ada'])
})

test('when the secret is gone everybody is logged out, and logs in again', async () => {
  const browser = await withOldCookies(await labWith(newer))
  expect(await browser.open(app)).toMatchObject({ kind: 'app', page: { user: { is_logged_in: false } } })
  expect(await browser.login('simple-example', button, 'ada')).toMatchObject({
    kind: 'app',
    page: { user: { is_logged_in: true } },
  })
})

test('a reader’s app that was registered with the secret of before is known while the secret is', async () => {
  const { ownApps } = await labWith(before)
  const form = { tenant: 'acme', name: 'Mine', redirectUri: 'http://localhost:8501/oauth2callback' }
  const registered = await ownApps.register(form)
  if (!registered.ok) throw new Error('not registered')
  const { pageKey, clientSecret, clientId, tag } = registered.app
  const both = await labWith(newer, before)
  expect(both.ownApps.open(pageKey)?.clientSecret).toBe(clientSecret)
  expect(await both.ownApps.tagOf(clientId, testOrigin)).toBe(tag)
  expect(await both.ownApps.tagOf(null, `${testOrigin}/?app=${tag}`)).toBe(tag)
  expect((await labWith(newer)).ownApps.open(pageKey)).toBeUndefined()
})
