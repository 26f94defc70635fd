import type { RegisteredApp } from '#lib/provider/registration/registration.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { authorizationFindings } from './authorization-findings.ts'
import { endSessionFindings } from './end-session-findings.ts'
import { type Finding, finding } from './finding.ts'
import { tokenFindings } from './token-findings.ts'

/** What can be said of one login, in the order in which it happened. Pure: read off the capture alone. */
export function findingsOf(exchanges: readonly Exchange[], app: RegisteredApp): Finding[] {
  const messages = exchanges.map((exchange, index) => ({ number: index + 1, phase: phaseOf(exchange), exchange }))
  const login = { messages, app }
  const findings = [...authorizationFindings(login), ...tokenFindings(login), ...endSessionFindings(login)]
  if (findings.length > 0 || messages.length === 0) return findings
  return [
    finding('open', 'The app has read the metadata', {
      text: 'It knows where the provider is. Nobody has pressed its login button yet.',
      message: 1,
    }),
  ]
}
