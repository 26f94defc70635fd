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
