import { bodyOf, textOf, type WholeResponse } from '#lib/message/message.ts'
import type { Fetch } from './client.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * Lets openid-client read what Authlib 1.9 reads, where it would refuse a whole answer for a member that decides
 * nothing. Whoever records what `fetch` does sees the answers as they came.
 */
export function tolerantFetch(fetch: Fetch, metadataUrl: string): Fetch {
  const metadata = new URL(metadataUrl).href
  return async (request) => {
    const answer = await fetch(request)
    if (request.method === 'POST') return changed(answer, mayBeUnusable, withoutUnusable)
    if (request.url !== metadata) return answer
    return changed(answer, (text) => !text.includes('"issuer"'), withIssuer(metadata))
  }
}

/** Only an answer in which something like this stands is taken apart. */
const unusable = /"(?:scope|refresh_token)"\s*:\s*[^"\s]|"expires_in"\s*:\s*null/
const mayBeUnusable = (text: string) => unusable.test(text)

/** Of a token answer Streamlit stores neither `scope` nor `refresh_token`, nor how long it is good for. */
function withoutUnusable(members: Members): Members {
  const isUsable = (name: string, value: unknown) =>
    name === 'expires_in' ? value !== null : !['scope', 'refresh_token'].includes(name) || typeof value === 'string'
  return Object.fromEntries(Object.entries(members).filter(([name, value]) => isUsable(name, value)))
}

/** Metadata that name no issuer are taken for those of the issuer whose URL they have (Discovery 1.0 §4.1). */
function withIssuer(metadata: string): (members: Members) => Members {
  const issuer = metadata.replace(/\/\.well-known\/.*$/s, '')
  return (members) => ('issuer' in members ? members : { ...members, issuer })
}

/** The answer with other members, where its text may need it and is a JSON object; else as it came. */
function changed(
  answer: WholeResponse,
  mayNeedIt: (text: string) => boolean,
  change: (members: Members) => Members,
): WholeResponse {
  const text = textOf(answer.body)
  const members = mayNeedIt(text) ? jsonObject(text) : undefined
  return members ? { ...answer, body: bodyOf(JSON.stringify(change(members))) } : answer
}

function jsonObject(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
