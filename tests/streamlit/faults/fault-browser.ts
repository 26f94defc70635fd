import type { Breaks } from '#lib/faults/fault.ts'
import type { FaultBrowser } from '#lib/faults/fault-browser.ts'
import { withParameter } from '#lib/faults/on-the-way.ts'
import { sessionCookie } from '#lib/streamlit/set-cookie.ts'
import type { Browser } from '../differential/browser.ts'
import { loginLink } from '../differential/forge.ts'

/** A browser for a fault's script, with what the fault breaks between browser, app and provider. */
export function faultBrowser(browser: Browser, breaks: Breaks): FaultBrowser {
  const { request, callback, losesSession, linkAge } = breaks
  const without = breaks.socket === 'no-xsrf-token' ? 'xsrf' : null
  const open = async () => (await browser.open(without)).close()
  const usualPort = Number(browser.at('').port)
  const self: FaultBrowser = {
    address: 'usual',
    async begin(answer = 'ada') {
      goTo(self.address)
      await browser.get('')
      await browser.press({ login: null }, without)
      if (browser.next === null) return null
      await browser.get(linkAge === undefined ? browser.next : loginLink('default', { ago: linkAge }))
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
      await browser.get(url)
      if (browser.next !== null) await browser.follow()
      await open()
    },
    async start() {
      goTo(self.address)
      await browser.visit(without)
    },
  }
  return self

  function goTo(address: FaultBrowser['address']): void {
    browser.host = address === 'other-host' ? '127.0.0.1' : 'localhost'
    browser.port = address === 'other-port' ? String(usualPort + 1) : null
  }
}
