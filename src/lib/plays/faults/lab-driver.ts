import type { Address, BrowserDriver } from '#lib/faults/browser-driver.ts'
import type { Lab } from '#lib/lab/lab.ts'
import type { AppConfig } from '#lib/sample-app/app-config.ts'
import type { Clock } from '#lib/store/store.ts'
import { capturingSite, type Shown } from '../capturing-site.ts'
import { playedJar } from '../jar.ts'
import { type Arrived, type Click, scriptedBrowser } from '../scripted-browser.ts'

interface Playing {
  readonly lab: Lab
  readonly visitor: string
  readonly app: AppConfig
  readonly clock: Clock
}

/** Drives a browser by a fault's script, in front of a lab that nobody else uses. `shown` is its last page. */
export function labDriver({ lab, visitor, app, clock }: Playing): BrowserDriver & { shown(): Shown | null } {
  const browser = scriptedBrowser(capturingSite(lab, visitor), playedJar(clock))
  let shown: Shown | null = null
  const go = async (click: Click): Promise<Arrived<Shown>> => {
    const arrived = await browser.open({ ...click, stopsAt: isCallback })
    shown = arrived.page ?? shown
    return arrived
  }
  const self: BrowserDriver & { shown(): Shown | null } = {
    address: 'usual',
    shown: () => shown,
    async begin(answer = 'ada') {
      const start = startUrl(app, self.address)
      const { page } = await go({ url: start, unasked: true })
      const link = page?.of === 'app' ? page.page.drawn.find(({ kind }) => kind === 'login') : undefined
      if (link?.kind !== 'login') return null
      const signIn = await go({ url: new URL(link.href, start).href })
      // A provider that asks nobody sends the browser back at once.
      if (signIn.page === null) return new URL(signIn.url)
      if (signIn.page?.of !== 'provider' || signIn.page.page.kind !== 'sign-in') return null
      const form: Record<string, string> = answer === 'deny' ? { deny: '1' } : { persona: answer }
      const back = await go({ url: new URL(signIn.page.page.action, signIn.url).href, form })
      return back.page === null ? new URL(back.url) : null
    },
    async open(callback) {
      await go({ url: callback.href })
    },
    async start() {
      await go({ url: startUrl(app, self.address), unasked: true })
    },
    async logout() {
      const start = startUrl(app, self.address)
      const { page } = await go({ url: start, unasked: true })
      const link = page?.of === 'app' ? page.page.drawn.find(({ kind }) => kind === 'logout') : undefined
      if (link?.kind === 'logout') await go({ url: new URL(link.href, start).href })
    },
  }
  return self
}

/** Where a provider sends the browser back to, whatever the path says. */
function isCallback({ pathname, searchParams }: URL): boolean {
  return pathname.startsWith('/app/') && (searchParams.has('code') || searchParams.has('error'))
}

function startUrl({ origin, base }: AppConfig, address: Address): string {
  const url = new URL(base, origin)
  if (address === 'other-host') url.hostname = '127.0.0.1'
  if (address === 'other-port') url.port = String(Number(url.port) + 1)
  return url.href
}
