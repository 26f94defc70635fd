import type { ServerMetadata } from 'openid-client'
import type { WholeResponse } from '#lib/message/message.ts'

/** What openid-client read in an answer. */
interface Known {
  readonly contentType: string | null
  readonly metadata: ServerMetadata
  /** Without the lists that are not read when a code is exchanged: openid-client copies what it is given. */
  readonly forExchange: ServerMetadata
}

/** By bodies that come again and again as the same bytes, such as those of this process. */
const known = new WeakMap<Uint8Array, Known>()

/** What was kept of the same answer; undefined for one that is new, or that differs in its status or media type. */
export function knownMetadata({ status, headers, body }: WholeResponse): Known | undefined {
  const found = body && status === 200 ? known.get(body) : undefined
  return found?.contentType === headers.get('content-type') ? found : undefined
}

/** Keeps what openid-client read in an answer, for as long as its body is held elsewhere. */
export function keepMetadata({ headers, body }: WholeResponse, metadata: ServerMetadata): void {
  if (!body) return
  const { issuer, ...others } = metadata
  const read = Object.entries(others).filter(
    ([name, value]) => !Array.isArray(value) || name === 'id_token_signing_alg_values_supported',
  )
  const forExchange = { issuer, ...Object.fromEntries(read) }
  known.set(body, { contentType: headers.get('content-type'), metadata, forExchange })
}
