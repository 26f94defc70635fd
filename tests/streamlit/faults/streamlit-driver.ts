import type { BrowserDriver } from '#lib/faults/browser-driver.ts'
import type { Breaks } from '#lib/faults/fault.ts'
import { withParameter } from '#lib/faults/on-the-way.ts'
import { sessionCookie } from '#lib/streamlit/set-cookie.ts'
import type { Browser } from '../differential/browser.ts'
import { loginLink } from '../differential/forge.ts'

/** Drives a browser of a real Streamlit by a fault's script, with what the fault breaks between browser, app and provider. */
export function streamlitDriver(browser: Browser, breaks: Breaks): BrowserDriver {
  const { request, callback, losesSession, linkAge, asksFor = null } = breaks
  const without = breaks.socket === 'no-xsrf-token' ? 'xsrf' : null
  const open = async () => (await browser.open(without, { guard: true })).close()
  const usualPort = Number(browser.at('').port)
  const self: BrowserDriver = {
    address: 'usual',
    async begin(answer = 'ada') {
      goTo(self.address)
      await browser.get('')
      await browser.press({ login: asksFor }, without)
      if (browser.next === null) return null
      await browser.get(linkAge === undefined ? browser.next : loginLink(asksFor ?? 'default', { ago: linkAge }))
      if (browser.next === null) return null
      if (browser.next.host === browser.at('').host) {
        await browser.follow()
        await open()
        return null
      }
      if (request) browser.next = withParameter(browser.next, request)
      await browser.provider(answer)
      if (browser.next === null) return null
      if (losesSession) browser.jar.drop(browser.at(''), sessionCookie)
      return callback ? withParameter(browser.next, callback) : browser.next
    },
    async open(url) {
      browser.host = url.hostname
      browser.port = null
      const { status } = await browser.get(url)
      if (status >= 400) return
      if (browser.next !== null) await browser.follow()
      await open()
    },
    async logout() {
      await browser.get('')
      await browser.press({ logout: true }, without)
      await browser.follow()
      if (breaks.endSession && browser.next !== null) browser.next = withParameter(browser.next, breaks.endSession)
      await browser.provider('ada')
      if (browser.next !== null) await browser.follow()
    },
    async start() {
      goTo(self.address)
      await browser.visit(without, { guard: true })
    },
  }
  return self

  function goTo(address: BrowserDriver['address']): void {
    browser.host = address === 'other-host' ? '127.0.0.1' : 'localhost'
    browser.port = address === 'other-port' ? String(usualPort + 1) : null
  }
}
