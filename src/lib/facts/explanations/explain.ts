import { authorizationRequest } from './authorization-request.ts'
import { callbackParameters } from './callback.ts'
import { attributeExplanations } from './cookie-attributes.ts'
import { explainCookie } from './cookies.ts'
import { endSession, providerForm } from './end-session.ts'
import type { Explanation, Explanations } from './explanation.ts'
import { key, keySet } from './keys.ts'
import { loginLink, loginToken } from './login-link.ts'
import { metadata } from './metadata.ts'
import { requestHeaders } from './request-headers.ts'
import { responseHeaders } from './response-headers.ts'
import { idTokenHeader, tokenAnswer } from './token-answer.ts'
import { tokenRequest } from './token-request.ts'

const places = {
  'login-link': loginLink,
  'login-token': loginToken,
  'authorization-request': authorizationRequest,
  callback: callbackParameters,
  'token-request': tokenRequest,
  'token-answer': tokenAnswer,
  'id-token-header': idTokenHeader,
  metadata,
  'key-set': keySet,
  key,
  'end-session': endSession,
  'provider-form': providerForm,
  'request-header': requestHeaders,
  'response-header': responseHeaders,
  'cookie-attribute': attributeExplanations,
} as const satisfies Record<string, Explanations>

/** Where a name was met: the same name means another thing in another place. */
export type Place = keyof typeof places | 'cookie'

/** What a name is for in its place; null when no explanation is known. Headers and attributes: any case. */
export function explain(place: Place, name: string): Explanation | null {
  if (place === 'cookie') return explainCookie(name)
  const known: Explanations = places[place]
  const asked = /header$|attribute$/.test(place) && place !== 'id-token-header' ? name.toLowerCase() : name
  return (Object.hasOwn(known, asked) ? known[asked] : undefined) ?? null
}
