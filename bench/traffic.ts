import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'

/** What a page has received over the network. What came out of a cache is not in it. */
export interface Traffic {
  readonly requests: number
  /** As transferred: compressed, with the heads. */
  readonly bytes: number
  /** The part of it that scripts asked for. */
  readonly fetched: { readonly requests: number; readonly bytes: number }
}

export interface TrafficWatch {
  /** What came since the last time it was asked. */
  readonly take: () => Traffic
  /** Waits until nothing has been under way for 300 ms. */
  readonly quiet: () => Promise<void>
  /** Lets no request pass whose address fits the pattern; what comes back lets them pass. */
  readonly hold: (pattern: string) => Promise<() => Promise<void>>
}

const quietFor = 300
const patience = 60_000

export async function watchTraffic(page: Page): Promise<TrafficWatch> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const types = new Map<string, string>()
  const underWay = new Set<string>()
  const held = new Map<string, string>()
  let received: { bytes: number; type: string }[] = []
  let last = performance.now()
  const receive = (id: string, bytes: number) => {
    if (bytes > 0) received.push({ bytes, type: types.get(id) ?? '' })
  }
  const end = (id: string) => {
    underWay.delete(id)
    last = performance.now()
  }
  session.on('Network.requestWillBeSent', ({ requestId, type, redirectResponse }) => {
    if (redirectResponse) receive(requestId, redirectResponse.encodedDataLength)
    types.set(requestId, type ?? '')
    underWay.add(requestId)
    last = performance.now()
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    receive(requestId, encodedDataLength)
    end(requestId)
  })
  session.on('Network.loadingFailed', ({ requestId }) => end(requestId))
  session.on('Fetch.requestPaused', ({ requestId, networkId }) => held.set(requestId, networkId ?? ''))
  return {
    take: () => {
      const taken = received
      received = []
      return { ...sumOf(taken), fetched: sumOf(taken.filter(({ type }) => type === 'Fetch' || type === 'XHR')) }
    },
    quiet: async () => {
      const begun = performance.now()
      const waiting = () => [...underWay].filter((id) => ![...held.values()].includes(id)).length > 0
      while (waiting() || performance.now() - last < quietFor) {
        if (performance.now() - begun > patience) throw new Error(`${page.url()} does not come to rest`)
        await wait(20)
      }
    },
    hold: (pattern) => hold(session, pattern, held),
  }
}

/** By the browser's own means: Playwright's switch the cache off. */
async function hold(session: CDPSession, pattern: string, held: Map<string, string>): Promise<() => Promise<void>> {
  await session.send('Fetch.enable', { patterns: [{ urlPattern: pattern }] })
  return async () => {
    held.clear()
    // Requests that are held pass on.
    await session.send('Fetch.disable')
  }
}

function sumOf(received: readonly { bytes: number }[]): { requests: number; bytes: number } {
  return { requests: received.length, bytes: received.reduce((sum, { bytes }) => sum + bytes, 0) }
}
