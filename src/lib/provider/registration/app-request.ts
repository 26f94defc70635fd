import { readClientName } from './client-name.ts'
import { redirectUriProblem } from './redirect-uri.ts'
import type { AppRequest } from './registration.ts'

/** The most redirect URIs of one app. */
const maxRedirectUris = 5

/** What is wrong with a request: the field, in the words of RFC 7591 §2, and a sentence that goes on from its name. */
export interface Problem {
  readonly field: string
  readonly text: string
}

export type RequestReading =
  | { readonly ok: true; readonly request: AppRequest }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Checks what a visitor says of an app. Every problem is told, not only the first. */
export function readAppRequest(name: string, redirectUris: readonly string[]): RequestReading {
  const reading = readClientName(name)
  const problems = [...(reading.ok ? [] : [{ field: 'client_name', text: reading.problem }]), ...ofUris(redirectUris)]
  if (!reading.ok || problems.length > 0) return { ok: false, problems }
  return { ok: true, request: { name: reading.name, redirectUris: [...new Set(redirectUris)] } }
}

/** Where a request passes every rule but does not fit into a client_id. */
export const tooMuch: Problem = {
  field: 'redirect_uris',
  text: 'and client_name together take more room than a client_id has: use fewer or shorter addresses.',
}

function ofUris(uris: readonly string[]): Problem[] {
  const field = 'redirect_uris'
  if (uris.length === 0) return [{ field, text: 'is missing: name at least one address.' }]
  if (uris.length > maxRedirectUris)
    return [{ field, text: `has ${uris.length} members: ${maxRedirectUris} is the most.` }]
  return uris.flatMap((uri, index) => {
    const text = redirectUriProblem(uri)
    return text === null ? [] : [{ field: uris.length === 1 ? field : `${field}[${index}]`, text }]
  })
}
