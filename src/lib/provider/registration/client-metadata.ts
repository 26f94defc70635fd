import { type Problem, type RequestReading, readAppRequest } from './app-request.ts'
import { nameless } from './client-name.ts'

/** Metadata that would make this server, or a visitor who looks at it, fetch an address that somebody chose. */
const fetching = [
  'jwks_uri',
  'sector_identifier_uri',
  'logo_uri',
  'client_uri',
  'policy_uri',
  'tos_uri',
  'initiate_login_uri',
  'backchannel_logout_uri',
  'frontchannel_logout_uri',
  'request_uris',
  'software_statement',
]

/** Metadata with few values that this provider can serve. RFC 7591 §2, OpenID Connect Dynamic Client Registration §2. */
const choices: Readonly<Record<string, readonly string[]>> = {
  token_endpoint_auth_method: ['client_secret_basic', 'client_secret_post'],
  grant_types: ['authorization_code'],
  response_types: ['code'],
  application_type: ['web'],
  subject_type: ['public'],
  id_token_signed_response_alg: ['RS256'],
}

/**
 * Reads the client metadata of a registration request (RFC 7591 §3.1). Metadata that this provider does not know are
 * ignored, as §2 says; those that it knows and cannot serve are refused, and nothing is quietly replaced.
 */
export function readClientMetadata(metadata: Readonly<Record<string, unknown>>): RequestReading {
  const { client_name: name = nameless, redirect_uris: uris = [] } = metadata
  const problems = [...ofFetching(metadata), ...ofChoices(metadata), ...ofPostLogout(metadata)]
  if (typeof name !== 'string') return { ok: false, problems: [notA('client_name', 'a string'), ...problems] }
  if (!isStrings(uris)) return { ok: false, problems: [notA('redirect_uris', 'an array of strings'), ...problems] }
  const reading = readAppRequest(name, uris)
  if (problems.length === 0) return reading
  return { ok: false, problems: reading.ok ? problems : [...reading.problems, ...problems] }
}

function ofFetching(metadata: Readonly<Record<string, unknown>>): Problem[] {
  // A language tag may follow a name, RFC 7591 §2.2.
  const named = Object.keys(metadata).filter((name) => fetching.includes(name.split('#', 1)[0] ?? ''))
  return named.map((name) => ({
    field: name.slice(0, 60),
    text: 'is not taken: it names or carries an address that somebody would have to fetch. Leave it out.',
  }))
}

function ofChoices(metadata: Readonly<Record<string, unknown>>): Problem[] {
  return Object.entries(choices).flatMap(([field, known]) => {
    const value = metadata[field]
    if (value === undefined) return []
    const values: unknown[] = field.endsWith('_types') ? (Array.isArray(value) ? value : [null]) : [value]
    if (values.length > 0 && values.every((one) => known.some((allowed) => allowed === one))) return []
    const most = known.map((one) => `"${one}"`).join(' or ')
    return [{ field, text: `is ${JSON.stringify(value).slice(0, 80)}: this provider knows only ${most} there.` }]
  })
}

/** A logout may lead back to where a login does, and nowhere else. */
function ofPostLogout(metadata: Readonly<Record<string, unknown>>): Problem[] {
  const { redirect_uris: uris, post_logout_redirect_uris: after = [] } = metadata
  if (!isStrings(after)) return [notA('post_logout_redirect_uris', 'an array of strings')]
  const stray = after.find((uri) => !isStrings(uris) || !uris.includes(uri))
  if (stray === undefined) return []
  const text = `holds "${stray.slice(0, 200)}", which is not among redirect_uris: all of those are taken for logouts, leave this out.`
  return [{ field: 'post_logout_redirect_uris', text }]
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function notA(field: string, what: string): Problem {
  return { field, text: `is not ${what}.` }
}
