import { maxLength, quoted, type Reading } from './read-fields.ts'
import type { StartProvider } from './start-provider.ts'

/** What is read of a discovery document (OpenID Connect Discovery 1.0, §3). */
export interface ReadDocument {
  readonly issuer: string
  readonly scopes: readonly string[]
  readonly claims: readonly string[]
  readonly hasEndSession: boolean
}

/** A pasted discovery document. It is text: nothing of it is fetched. Null where nothing was given. */
export function readDocument(text: string): Reading<ReadDocument | null> {
  if (text.trim() === '') return { value: null }
  if (text.length > maxLength.document) {
    return { problem: `is ${text.length} characters long, and documents have a few thousand: paste the JSON alone.` }
  }
  const members = membersOf(text)
  if (members === null) return { problem: 'is no JSON object: copy all that the metadata URL shows, from "{" to "}".' }
  const issuer = members.get('issuer')
  if (typeof issuer !== 'string')
    return { problem: 'has no text "issuer": it is not a discovery document, or not all of it.' }
  if (!/^https?:\/\/[!-~]+$/.test(issuer) || !URL.canParse(issuer) || /["\\<>?#]/.test(issuer)) {
    return { problem: `has the issuer ${quoted(issuer)}, which is no address.` }
  }
  if (/[{}]/.test(issuer)) {
    return {
      problem: `has the issuer ${quoted(issuer)}: the part in braces differs in every token, so each login fails. Take the document of one tenant.`,
    }
  }
  return {
    value: {
      issuer: issuer.slice(0, maxLength.url),
      scopes: texts(members.get('scopes_supported')),
      claims: texts(members.get('claims_supported')),
      hasEndSession: typeof members.get('end_session_endpoint') === 'string',
    },
  }
}

/** The metadata URL that belongs to an issuer (OpenID Connect Discovery 1.0, §4). */
function metadataUrlOf(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
}

export interface CustomProvider {
  /** Empty where none was given. */
  readonly name: string
  readonly metadataUrl: string | null
  readonly stated: ReadDocument | null
}

export const customId = 'custom'

/** A provider that this site has no facts of. */
export function customProvider({ name, metadataUrl, stated }: CustomProvider): StartProvider {
  const shown = name === '' ? 'Company login' : name
  const table = shown
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const fromDocument = stated === null ? null : metadataUrlOf(stated.issuer)
  const groups = ['groups', 'roles'].find((claim) => stated?.claims.includes(claim)) ?? 'groups'
  return {
    id: customId,
    name: shown,
    table: table === '' || reserved.includes(table) ? 'company' : table,
    placeholders: [],
    metadataUrl: metadataUrl ?? fromDocument ?? 'https://login.example.com/.well-known/openid-configuration',
    scopes: ['openid', 'email', 'profile'],
    kwargs: [],
    groups: {
      claim: groups,
      scope: stated?.scopes.includes('groups') ? 'groups' : null,
      how: `The provider must put the claim \`${groups}\` into the ID token. Streamlit reads nothing else.`,
    },
    verifiesEmail: true,
    claims: [
      { name: 'email', when: 'It must be in the ID token, not only in the userinfo answer.' },
      {
        name: 'email_verified',
        when: 'Whether the provider checked the address. Without it, do not decide by e-mail.',
      },
      { name: 'name', when: 'In the ID token, as `email`.' },
    ],
    logout: logoutOf(stated),
    console,
  }
}

/** Keys of `[auth]` and a name with a meaning of its own. */
const reserved = ['default', 'client-kwargs']

const console: StartProvider['console'] = [
  {
    where: 'Where the provider registers apps or clients',
    fields: [
      { field: 'Kind of app', do: 'choose', value: 'Web application, confidential, with a client secret' },
      { field: 'Flow or grant', do: 'choose', value: 'Authorization code' },
      { field: 'Redirect URI', do: 'type', value: '{redirect_uri}' },
      { field: 'Post-logout redirect URI', do: 'type', value: '{redirect_uri}' },
      { field: 'Client ID', do: 'read', value: 'client_id' },
      { field: 'Client secret', do: 'read', value: 'client_secret' },
    ],
  },
]

function logoutOf(stated: ReadDocument | null): string {
  if (stated === null)
    return 'When the provider’s document has an `end_session_endpoint`, `st.logout()` ends the session there too.'
  return stated.hasEndSession
    ? 'The document has an `end_session_endpoint`: `st.logout()` ends the session at the provider too.'
    : 'The document has no `end_session_endpoint`: `st.logout()` logs out of your app alone.'
}

function membersOf(text: string): ReadonlyMap<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : null
  } catch {
    return null
  }
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
