import type { Finding } from '#lib/findings/finding.ts'
import { addressRules } from './address-rules.ts'
import { type Discovery, quoted } from './discovery.ts'
import { issuerRules } from './issuer-rules.ts'
import { readDocument } from './read-text.ts'
import { requestRules } from './request-rules.ts'
import { tokenRules } from './token-rules.ts'

/** When Streamlit reads a member: at `/auth/login`, at `/oauth2callback`, at `/auth/logout`, or never. */
export type MemberUse = 'login' | 'callback' | 'logout' | 'never'

/** A member of the document, and how Streamlit fares with it. */
export interface JudgedMember {
  readonly name: string
  /** The value as JSON, cut at 160 characters. */
  readonly value: string
  readonly use: MemberUse
  /** The worst of what was found of it; `good` when it is used and nothing was found. */
  readonly verdict: 'fails' | 'surprising' | 'good' | 'unused'
}

export interface DiscoveryReport {
  /** What breaks a login first, then what is unsafe or surprising. `path` is the member's name. */
  readonly findings: readonly Finding[]
  /** In the order of the document; empty when it could not be read. */
  readonly members: readonly JudgedMember[]
}

/**
 * Judges a provider's discovery document (OpenID Connect Discovery 1.0 §3, RFC 8414 §2) by what Streamlit with Authlib
 * 1.9 makes of it. Pure text: nothing of it is fetched. It reads 256 kB, 32 deep.
 *
 * @param text the document
 * @param from `url`: the address that it came from, `server_metadata_url`, to be compared with `issuer`
 */
export function judgeDiscovery(text: string, from: { readonly url?: string } = {}): DiscoveryReport {
  const read = readDocument(text)
  if (!read.ok) return { findings: read.findings, members: [] }
  const discovery: Discovery = { document: read.document, ...(from.url ? { url: from.url } : {}) }
  const rules = [...addressRules, ...requestRules, ...issuerRules, ...tokenRules]
  const findings = rules.flatMap((rule) => rule(discovery))
  const ordered = [
    ...findings.filter(({ kind }) => kind === 'fails'),
    ...findings.filter(({ kind }) => kind !== 'fails'),
  ]
  const members = Object.entries(read.document).map(([name, value]): JudgedMember => {
    const use = uses.get(name) ?? 'never'
    const worst = ordered.find(({ path }) => path === name)?.kind
    const verdict = worst === 'fails' || worst === 'surprising' ? worst : use === 'never' ? 'unused' : 'good'
    return { name: name.slice(0, 80), value: quoted(value), use, verdict }
  })
  return { findings: ordered, members }
}

// Authlib 1.9 and Streamlit's auth routes: the members that they read.
const uses: ReadonlyMap<string, MemberUse> = new Map([
  ['authorization_endpoint', 'login'],
  ['code_challenge_methods_supported', 'login'],
  ['issuer', 'callback'],
  ['token_endpoint', 'callback'],
  ['jwks_uri', 'callback'],
  ['jwks', 'callback'],
  ['id_token_signing_alg_values_supported', 'callback'],
  ['end_session_endpoint', 'logout'],
])
