import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import { labBrowser, testLab } from './testing.ts'

const app = '/app/simple-example/'

test('what an app must remember of a login is in the browser: another process with its secret ends the login', async () => {
  const store = memoryStore({ clock: Date.now })
  const one = labBrowser(await testLab({ store }))
  const start = await one.open(app)
  const link = start.kind === 'app' && start.page.drawn.find((drawn) => drawn.kind === 'login')
  const signIn = await one.open(link && link.kind === 'login' ? link.href : '')
  if (signIn.kind !== 'provider' || signIn.page.kind !== 'sign-in') throw new Error('no sign-in page')
  const other = labBrowser(await testLab({ store }))
  other.jar.putBack(one.jar.all())
  expect(await other.open(signIn.page.action, { persona: 'ada' })).toMatchObject({
    kind: 'app',
    page: { user: { is_logged_in: true, email: 'ada@acme.example' } },
  })
})

/** A login that is begun at one process and ended at another, whose clock shows another time. */
async function overTwo(ahead: number) {
  const store = memoryStore({ clock: Date.now })
  const one = labBrowser(await testLab({ store, clock: () => Date.now() + ahead * 1000 }))
  const start = await one.open(app)
  const link = start.kind === 'app' && start.page.drawn.find((drawn) => drawn.kind === 'login')
  const signIn = await one.open(link && link.kind === 'login' ? link.href : '')
  if (signIn.kind !== 'provider' || signIn.page.kind !== 'sign-in') throw new Error('no sign-in page')
  const other = labBrowser(await testLab({ store }))
  other.jar.putBack(one.jar.all())
  const end = await other.open(signIn.page.action, { persona: 'ada' })
  return end.kind === 'app' && end.page.user.is_logged_in
}

test.each([
  [-60, true],
  [1, true],
  [60, true],
  // A cookie that is from the future by more is one to the app, as to Streamlit.
  [180, false],
])('of a login that was begun by a clock that is %i s ahead it is %s that it ends', async (ahead, ends) => {
  expect(await overTwo(ahead)).toBe(ends)
})
