import type { ReaderProvider, ReaderValues } from '#lib/start/reader-values.ts'

/**
 * Where the reader's own values are kept: what is no secret in localStorage, for all tabs of this browser until it is
 * cleared; secrets in sessionStorage, for this tab until it is closed. Nothing of it is ever sent.
 */
export const keys = { values: 'your-values', secrets: 'your-secrets' } as const

export interface KeptSecrets {
  readonly cookieSecret: string | null
  /** By the id of the provider. */
  readonly clientSecrets: Readonly<Record<string, string>>
}

/** More than anybody types. What is longer was not written by this site. */
const longest = 20_000

export function keep(values: ReaderValues, secrets: KeptSecrets): void {
  write('localStorage', keys.values, values)
  keepSecrets(secrets)
}

export function keepSecrets(secrets: KeptSecrets): void {
  write('sessionStorage', keys.secrets, secrets)
}

export function forget(): void {
  for (const [storage, key] of [
    ['localStorage', keys.values],
    ['sessionStorage', keys.secrets],
  ] as const) {
    try {
      window[storage].removeItem(key)
    } catch {
      // A browser that refuses storage holds nothing.
    }
  }
}

/** Null where there are none, or none that this site wrote. */
export function keptValues(): ReaderValues | null {
  const read = record(readJson('localStorage', keys.values))
  const { address, form, providers } = read
  if (typeof address !== 'string' || typeof form !== 'string' || !Array.isArray(providers)) return null
  return { address, form, providers: providers.flatMap((one) => readProvider(record(one)) ?? []) }
}

export function keptSecrets(): KeptSecrets {
  const { cookieSecret, clientSecrets } = record(readJson('sessionStorage', keys.secrets))
  const texts = Object.entries(record(clientSecrets)).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  return {
    cookieSecret: typeof cookieSecret === 'string' ? cookieSecret : null,
    clientSecrets: Object.fromEntries(texts),
  }
}

function readProvider({
  id,
  name,
  metadataUrl,
  snippetUrl,
  clientId,
  parts,
}: Record<string, unknown>): ReaderProvider | null {
  const texts = [id, name, metadataUrl, snippetUrl]
  const [a, b, c, d] = texts
  if (typeof a !== 'string' || typeof b !== 'string' || typeof c !== 'string' || typeof d !== 'string') return null
  const pairs = Array.isArray(parts) ? parts : []
  return {
    id: a,
    name: b,
    metadataUrl: c,
    snippetUrl: d,
    clientId: typeof clientId === 'string' ? clientId : null,
    parts: pairs.flatMap((pair): [string, string][] =>
      Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string' ? [[pair[0], pair[1]]] : [],
    ),
  }
}

/** The members of a JSON object; none of anything else. */
function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

function readJson(storage: 'localStorage' | 'sessionStorage', key: string): unknown {
  try {
    const text = window[storage].getItem(key)
    return text === null || text.length > longest ? null : JSON.parse(text)
  } catch {
    return null
  }
}

function write(storage: 'localStorage' | 'sessionStorage', key: string, value: unknown): void {
  try {
    window[storage].setItem(key, JSON.stringify(value))
  } catch {
    // Nothing is kept where a browser refuses it or is full: the page works all the same.
  }
}
