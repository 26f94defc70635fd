import { HeaderList } from '#lib/message/header-list.ts'
import { jsonAnswer, textOf, type WholeRequest } from '#lib/message/message.ts'
import type { ProviderAnswer } from '../pages.ts'
import type { HouseTenant } from '../tenants.ts'
import { type Problem, tooMuch } from './app-request.ts'
import { readClientMetadata } from './client-metadata.ts'
import { type OwnApp, registrationTtl } from './registration.ts'
import type { Registry } from './registry.ts'

/** Bytes of a registration request. */
export const maxRegistrationBody = 8 * 1024

export interface EndpointParts {
  readonly tenant: HouseTenant
  readonly registry: Registry
}

/**
 * The client registration endpoint (RFC 7591 §3), open to everyone. Nothing is stored and nothing is fetched, and there
 * is no CORS: a page of another site cannot register an app through a visitor's browser. How many an address may
 * register is bounded in front of it (decision 042).
 */
export async function registrationEndpoint(parts: EndpointParts, request: WholeRequest): Promise<ProviderAnswer> {
  const { tenant, registry } = parts
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    return refused(415, 'invalid_client_metadata', 'The Content-Type has to be application/json.')
  }
  const metadata = parse(textOf(request.body))
  if (!metadata) return refused(400, 'invalid_client_metadata', 'The body is not a JSON object.')
  const reading = readClientMetadata(metadata)
  if (!reading.ok) return refusedFor(reading.problems)
  const app = registry.register(tenant, reading.request)
  return app ? answer(201, information(app, metadata), app.clientId) : refusedFor([tooMuch])
}

/** RFC 7591 §3.2.1. */
function information(app: OwnApp, asked: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    client_id_issued_at: app.expires - registrationTtl,
    client_secret_expires_at: app.expires,
    client_name: app.name,
    redirect_uris: app.redirectUris,
    post_logout_redirect_uris: app.redirectUris,
    token_endpoint_auth_method: asked['token_endpoint_auth_method'] ?? 'client_secret_basic',
    grant_types: ['authorization_code'],
    response_types: ['code'],
    application_type: 'web',
    subject_type: 'public',
    id_token_signed_response_alg: 'RS256',
  }
}

/** RFC 7591 §3.2.2. */
function refusedFor(problems: readonly Problem[]): ProviderAnswer {
  const code = problems.every(({ field }) => field.startsWith('redirect_uris'))
    ? 'invalid_redirect_uri'
    : 'invalid_client_metadata'
  return refused(400, code, problems.map(({ field, text }) => `${field} ${text}`).join(' '))
}

function refused(status: number, error: string, text: string): ProviderAnswer {
  // ASCII, RFC 7591 §3.2.2.
  const description = text.replace(/[^ -~]/gu, (one) => `U+${one.codePointAt(0)?.toString(16).padStart(4, '0')}`)
  return answer(status, { error, error_description: description }, null)
}

function answer(status: number, body: object, clientId: string | null): ProviderAnswer {
  const headers = new HeaderList({ 'cache-control': 'no-store', pragma: 'no-cache' })
  return { kind: 'response', response: jsonAnswer(body, status, headers), clientId }
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}
