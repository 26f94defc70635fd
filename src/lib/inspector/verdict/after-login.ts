import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { setsIdentity } from '#lib/trace/step-problems.ts'
import { type Found, logged } from './found.ts'
import { unbelieved } from './page-findings.ts'

/** What there is to say of a login that set its cookies at the message `callback`; null when all is well. */
export function afterLogin(exchanges: readonly Exchange[], callback: number): Found | null {
  const set = exchanges[callback - 1]
  const number = exchanges.findLastIndex((one, index) => index >= callback && phaseOf(one) === 'app-page') + 1
  const page = exchanges[number - 1]
  const found = page && set && (unbelieved(page, number, set) ?? unkept(page, number))
  if (found) return found
  if (page && logged(page, 'Uncaught app execution')) return { code: 'claim-missing', message: number }
  const again = exchanges.findLastIndex(
    (one, index) => index >= callback && phaseOf(one) === 'callback' && !setsIdentity(one),
  )
  if (again >= 0) {
    const why = 'the callback was opened once more, which changed nothing'
    return { code: 'replayed-callback', message: again + 1, seen: 'Logged in', why }
  }
  return set?.remarks.some(({ kind, text }) => kind === 'log' && text.startsWith('Split cookie'))
    ? { code: 'cookies-over-4-kb', message: callback }
    : null
}

function unkept(page: Exchange, message: number): Found | null {
  return messageOf(page).jar.has('_streamlit_user') ? null : { code: 'logged-out-after-restart', message }
}
