import { visibleText } from '#lib/inspector/visible-text.ts'
import { messageOf } from '#lib/trace/message.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import type { Played } from './play.ts'

/** An error as the protocol carried it. */
export interface OidcError {
  /** In the callback's address, in the token endpoint's answer, in its header, or on the provider's own page. */
  readonly where: 'callback' | 'token' | 'challenge' | 'page'
  /** Such as `invalid_grant`; null where the provider gave none. */
  readonly error: string | null
  /** The provider's own words. */
  readonly description: string | null
}

/** The errors of a run, in the order in which they passed: RFC 6749 §4.1.2.1 and §5.2, RFC 6750 §3. */
export function oidcErrors({ run, end }: Pick<Played, 'run' | 'end'>): OidcError[] {
  const passed = run.exchanges.flatMap((exchange): OidcError[] => {
    const phase = phaseOf(exchange)
    if (phase === 'callback') return errorIn('callback', Object.fromEntries(messageOf(exchange).query))
    if (phase !== 'token') return []
    const challenges = exchange.response?.headers.filter(([name]) => name === 'www-authenticate') ?? []
    return [
      ...errorIn('token', messageOf(exchange).json ?? {}),
      ...challenges.map(([, line]) => ({ where: 'challenge', error: null, description: visibleText(line) }) as const),
    ]
  })
  if (end.of !== 'provider' || end.page.kind !== 'error') return passed
  return [...passed, { where: 'page', error: end.page.code, description: end.page.title }]
}

function errorIn(where: OidcError['where'], { error, error_description: text }: Record<string, unknown>): OidcError[] {
  if (typeof error !== 'string') return []
  return [{ where, error: visibleText(error), description: typeof text === 'string' ? visibleText(text) : null }]
}
