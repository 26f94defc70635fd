import type { Exchange } from '#lib/trace/exchange.ts'
import type { JwtAnatomy } from '#lib/trace/jwt.ts'
import { messageOf } from '#lib/trace/message.ts'
import { asCaptured } from '#lib/trace/numbering.ts'
import { type LoginTrail, loginTrail, numberedTrail } from './login-trail.ts'

/** The ID token of a run, taken apart, and the messages that it hangs on. */
export interface ClaimsView {
  /** The message whose answer brought the token. */
  readonly message: number
  readonly token: string
  /** That came with it. */
  readonly accessToken: string | null
  readonly anatomy: JwtAnatomy
  readonly trail: LoginTrail
}

/** The ID token of the run's last token response; null when no such answer was captured. */
export function claimsView(exchanges: readonly Exchange[], numbering = asCaptured): ClaimsView | null {
  const found = loginTrail(exchanges)
  const trail = found && numberedTrail(found, numbering)
  const { json, idToken: anatomy } = (trail && messageOf(trail.token.exchange)) ?? {}
  const { id_token: token, access_token: accessToken } = json ?? {}
  if (!trail || typeof token !== 'string' || !anatomy) return null
  return {
    message: trail.token.number,
    token,
    accessToken: typeof accessToken === 'string' ? accessToken : null,
    anatomy,
    trail,
  }
}
