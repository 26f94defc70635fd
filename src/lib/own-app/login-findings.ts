import type { OwnApp } from '#lib/provider/registration/registration.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { authorizationFindings } from './authorization-findings.ts'
import { endSessionFindings } from './end-session-findings.ts'
import type { LoginFinding } from './login-finding.ts'
import { metadataFindings } from './metadata-findings.ts'
import { tokenFindings } from './token-findings.ts'

/** What can be said of one login, in the order in which it happened. Pure: read off the capture alone. */
export function loginFindings(exchanges: readonly Exchange[], app: OwnApp): LoginFinding[] {
  const messages = exchanges.map((exchange, index) => ({ number: index + 1, phase: phaseOf(exchange), exchange }))
  const login = { messages, app }
  return [
    ...metadataFindings(login),
    ...authorizationFindings(login),
    ...tokenFindings(login),
    ...endSessionFindings(login),
  ]
}
