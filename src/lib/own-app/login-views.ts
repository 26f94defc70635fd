import { type MessageView, messageViews } from '#lib/inspector/messages.ts'
import type { VerdictLine } from '#lib/inspector/verdict/verdict-line.ts'
import { visibleText } from '#lib/inspector/visible-text.ts'
import type { OwnApp } from '#lib/provider/registration/registration.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { maskExchanges } from '#lib/trace/mask.ts'
import { claimsOf } from '#lib/trace/message.ts'
import { loginsOf } from './captures.ts'
import type { LoginFinding } from './login-finding.ts'
import { loginFindings } from './login-findings.ts'
import { loginVerdict } from './login-verdict.ts'

/** One login of an own app, ready to be drawn. */
export interface LoginView {
  /** Counted from 1 since the first that is kept. */
  readonly number: number
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** What became of it, in a line. */
  readonly verdict: VerdictLine
  readonly findings: readonly LoginFinding[]
  /** Every secret in them is masked. They are counted through all logins. */
  readonly messages: readonly MessageView[]
  /** What the ID token said, claim by claim; empty when there was none. */
  readonly claims: readonly (readonly [name: string, value: string])[]
}

/** The logins of an app, the newest first, each with what is wrong with it. */
export function loginViews(exchanges: readonly Exchange[], app: OwnApp): LoginView[] {
  const logins = loginsOf(exchanges)
  return logins
    .map((login, index) => {
      const findings = loginFindings(login, app)
      return {
        number: index + 1,
        startedAt: login[0]?.at ?? 0,
        ...counted(logins.slice(0, index).flat().length, {
          verdict: loginVerdict(findings, login),
          findings,
          messages: messageViews(maskExchanges(login)),
        }),
        claims: Object.entries(claimsOf(login)).map(([name, value]) => [name, shown(value)] as const),
      }
    })
    .toReversed()
}

/** The messages are counted through all logins, so that no two on the page have the same number. */
function counted(
  before: number,
  { verdict, findings, messages }: Pick<LoginView, 'verdict' | 'findings' | 'messages'>,
) {
  const { at } = verdict
  return {
    verdict: at ? { ...verdict, at: { ...at, first: at.first + before, last: at.last + before } } : verdict,
    findings: findings.map((one) => ({ ...one, message: one.message === null ? null : one.message + before })),
    messages: messages.map((one) => ({ ...one, number: one.number + before })),
  }
}

function shown(value: unknown): string {
  return visibleText(typeof value === 'string' ? value : JSON.stringify(value))
}
