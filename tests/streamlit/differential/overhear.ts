import type { Answer, CookieJar } from './cookie-client.ts'
import type { BackChannelRequest } from './provider-server.ts'
import type { Said, Side } from './side.ts'

/** What passed between a side, its visitors' browsers and the providers while a story was told, in order. */
export interface Heard {
  readonly requests: readonly { readonly url: URL; readonly jar: CookieJar; readonly answer: Answer }[]
  readonly log: readonly Said[]
  readonly backChannel: readonly BackChannelRequest[]
}

/** The same side, with an ear on its requests and its log. */
export function overhear(side: Side): Side & { heard(): Omit<Heard, 'backChannel'> } {
  const requests: Heard['requests'][number][] = []
  const log: Said[] = []
  const logs = () => {
    const said = side.logs()
    log.push(...said)
    return said
  }
  return {
    ...side,
    async get(url, jar) {
      const answer = await side.get(url, jar)
      requests.push({ url, jar, answer })
      return answer
    },
    logs,
    heard() {
      logs()
      return { requests, log }
    },
  }
}
