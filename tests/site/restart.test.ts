import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { freePort, startSite, untilReady } from '../global-site.ts'
import { isSignIn, type Page, seen, visitor } from './visitor.ts'

/** A site that can be killed, and started again at the same address with the same secrets. */
async function site() {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const start = async () => {
    const server = startSite(port)
    server.stdout?.resume()
    server.stderr?.resume()
    onTestFinished(() => void server.kill('SIGKILL'))
    await untilReady(origin, server)
    return server
  }
  let server = await start()
  const restart = async () => {
    server.kill('SIGKILL')
    await once(server, 'exit')
    server = await start()
  }
  return { origin, restart }
}

type Arrived = Page & { readonly url: string }

/** A login whose server is killed before its answer to the sign-in page, and what the person does then. */
test('killed while the sign-in page is open, it says that the sign-in is over, and a new login works', async () => {
  const { origin, restart } = await site()
  const browser = visitor(origin)
  const signIn: Arrived = await browser.begin('simple-example')
  expect(isSignIn(signIn)).toBe(true)
  await restart()
  const after = await browser.answer(signIn, { persona: 'ada' })
  expect(after.status).toBe(400)
  expect(after.text).toContain('This sign-in is not open')
  expect(after.text).toContain('Go back to the app and log in again.')
  const again = await browser.answer(await browser.begin('simple-example'), { persona: 'ada' })
  expect(seen(again)).toBe('logged in')
})

test('killed between the sign-in and the callback, the app is logged out without half a login, and a new login works', async () => {
  const { origin, restart } = await site()
  const browser = visitor(origin)
  const callback = await browser.stopBefore('simple-example', '/app/simple-example/oauth2callback')
  await restart()
  expect(seen(await browser.open(callback))).toBe('logged out')
  const again = await browser.answer(await browser.begin('simple-example'), { persona: 'ada' })
  expect(seen(again)).toBe('logged in')
})

test('killed after the login, the app still knows who is logged in', async () => {
  const { origin, restart } = await site()
  const browser = visitor(origin)
  expect(seen(await browser.answer(await browser.begin('simple-example'), { persona: 'ada' }))).toBe('logged in')
  await restart()
  expect(seen(await browser.open('/app/simple-example/'))).toBe('logged in')
  expect(seen(await browser.open('/app/simple-example/auth/logout'))).toBe('provider page')
})
