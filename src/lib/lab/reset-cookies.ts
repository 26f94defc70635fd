import type { AppConfig } from '#lib/sample-app/app-config.ts'
import { identityDeletions, sessionDeletion } from '#lib/streamlit/set-cookie.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { jarsOf } from '#lib/trace/jars.ts'
import { deletionLines } from './held-cookies.ts'

interface Reset {
  readonly config: AppConfig
  readonly jar: ReadonlyMap<string, string>
  /** Unix seconds. */
  readonly now: number
  readonly exchanges: readonly Exchange[]
}

/** Set-Cookie lines that empty both jars: the app's cookies as they came, the providers' as this run saw them set. */
export function resetCookies({ config, jar, now, exchanges }: Reset): readonly string[] {
  const providers = jarsOf(exchanges).provider.flatMap(({ name, set, held }) => {
    const path = set?.attributes.find(([key]) => key.toLowerCase() === 'path')?.[1]
    return held && path !== undefined ? deletionLines([name], path, config.https) : []
  })
  return [
    ...identityDeletions({ jar, base: 'both', path: config.base, now }),
    sessionDeletion({ path: config.base, secure: config.https }),
    ...providers,
  ]
}
