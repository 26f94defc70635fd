import type { Exchange } from '#lib/trace/exchange.ts'
import { claimsOf } from '#lib/trace/message.ts'
import { visibleText } from '../visible-text.ts'

/** The most characters of a name. */
const LONGEST = 32

/** Who logged in, by the claims of the last ID token: a name, else what comes nearest to one. */
export function whoOf(exchanges: readonly Exchange[]): string {
  const { name, preferred_username: username, email, sub } = claimsOf(exchanges)
  const who = [name, username, email, sub].find((one) => typeof one === 'string' && one.trim() !== '')
  // A backtick would begin code.
  const text = visibleText(typeof who === 'string' ? who : 'somebody')
    .replaceAll('`', 'ˋ')
    .replaceAll('\n', ' ')
  const characters = [...text]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text
}
