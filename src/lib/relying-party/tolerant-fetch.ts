import type { CustomFetch } from 'openid-client'

type Members = Readonly<Record<string, unknown>>

/**
 * Lets openid-client read what Authlib 1.9 reads, where it would refuse a whole answer for a member that decides
 * nothing. Whoever records what `fetch` does sees the answers as they came.
 */
export function tolerantFetch(fetch: CustomFetch, metadataUrl: string): CustomFetch {
  const metadata = new URL(metadataUrl).href
  return async (url, options) => {
    const answer = await fetch(url, options)
    if (options.method === 'POST') return changed(answer, withoutUnusable)
    return new URL(url).href === metadata ? changed(answer, (members) => withIssuer(members, metadata)) : answer
  }
}

/** Of a token answer Streamlit stores neither `scope` nor `refresh_token`, nor how long it is good for. */
function withoutUnusable(members: Members): Members {
  const isUsable = (name: string, value: unknown) =>
    name === 'expires_in' ? value !== null : !['scope', 'refresh_token'].includes(name) || typeof value === 'string'
  return Object.fromEntries(Object.entries(members).filter(([name, value]) => isUsable(name, value)))
}

/** Metadata that name no issuer are taken for those of the issuer whose URL they have (Discovery 1.0 §4.1). */
function withIssuer(members: Members, metadata: string): Members {
  return 'issuer' in members ? members : { ...members, issuer: metadata.replace(/\/\.well-known\/.*$/s, '') }
}

/** The answer with other members; as it came, when it is no JSON object. */
async function changed(answer: Response, change: (members: Members) => Members): Promise<Response> {
  const text = await answer.text()
  const members = jsonObject(text)
  const { status, headers } = answer
  return new Response(members ? JSON.stringify(change(members)) : text, { status, headers })
}

function jsonObject(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
