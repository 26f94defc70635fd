/** What came of fetching an address. */
export type Fetched =
  | { readonly ok: true; readonly status: number; readonly text: string; readonly location: string | undefined }
  | { readonly ok: false; readonly reason: 'late' | 'long' | 'unreachable'; readonly message: string }

export type FetchText = (url: string) => Promise<Fetched>

/** The seconds that httpx, with which Streamlit fetches, waits by default. */
const LIMIT_SECONDS = 5
/** More than any provider's metadata or keys. Streamlit has no limit. */
const LIMIT_BYTES = 1_000_000

/**
 * Fetches as Streamlit’s server does: GET, five seconds, redirects not followed (the default of httpx). Gives up on an
 * answer that is longer than a megabyte.
 */
export async function fetchText(url: string): Promise<Fetched> {
  const signal = AbortSignal.timeout(LIMIT_SECONDS * 1000)
  try {
    const response = await fetch(url, { redirect: 'manual', signal, headers: { accept: '*/*' } })
    const text = await bodyOf(response)
    if (text === undefined)
      return { ok: false, reason: 'long', message: `its answer is longer than ${LIMIT_BYTES} bytes` }
    return { ok: true, status: response.status, text, location: response.headers.get('location') ?? undefined }
  } catch (error) {
    if (signal.aborted) return { ok: false, reason: 'late', message: `no whole answer within ${LIMIT_SECONDS} seconds` }
    return { ok: false, reason: 'unreachable', message: causeOf(error) }
  }
}

async function bodyOf(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > LIMIT_BYTES) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** Node wraps what happened to the connection in a TypeError that says "fetch failed". */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason'
  const { cause } = error
  if (cause instanceof AggregateError) return causeOf(cause.errors[0])
  return cause instanceof Error ? cause.message || cause.name : error.message
}
