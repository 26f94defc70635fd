import { addressOf } from '#lib/message/address.ts'
import { textOf, type WholeRequest } from '#lib/message/message.ts'

/** The most characters that a parameter may have; for those that are not named the request as a whole is bounded. */
const most: Readonly<Record<string, number>> = {
  // An own app's holds its registration, see registration/sealing.ts.
  client_id: 400,
  scope: 300,
  redirect_uri: 400,
  post_logout_redirect_uri: 400,
  state: 1_024,
  nonce: 128,
  login_hint: 100,
  ui_locales: 100,
  claims_locales: 100,
  acr_values: 300,
  code_challenge: 128,
}

/** A parameter that is longer than it may be. */
export interface TooLong {
  readonly name: string
  readonly length: number
  readonly most: number
}

/** The first parameter of a request's address or form that is too long; null when none is. */
export function tooLongParameter({ url, body }: Pick<WholeRequest, 'url' | 'body'>): TooLong | null {
  const parameters = [...new URLSearchParams(addressOf(url).search), ...new URLSearchParams(textOf(body))]
  for (const [name, { length }] of parameters) {
    const allowed = Object.hasOwn(most, name) ? most[name] : undefined
    if (allowed !== undefined && length > allowed) return { name, length, most: allowed }
  }
  return null
}
