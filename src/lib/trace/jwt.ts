import { fromBase64, fromUtf8 } from '#lib/python/bytes.ts'
import { type Json, loadsObject } from '#lib/python/json.ts'

/** A JSON Web Token taken apart. Nothing is verified: it is for showing, never for deciding. */
export interface JwtAnatomy {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
  readonly signature: string
}

/** The parts of a compact JWS (RFC 7515 §3.1), or undefined when it is none. */
export function takeJwtApart(token: string): JwtAnatomy | undefined {
  const [head, body, signature, ...more] = token.split('.')
  if (head === undefined || body === undefined || signature === undefined || more.length > 0) return undefined
  const header = json(head)
  const claims = json(body)
  return header && claims ? { header, claims, signature } : undefined
}

function json(part: string): Readonly<Record<string, Json>> | undefined {
  const bytes = fromBase64(part)
  const text = bytes && fromUtf8(bytes)
  return text === undefined ? undefined : loadsObject(text)
}
