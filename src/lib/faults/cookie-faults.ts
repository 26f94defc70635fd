import type { JWTPayload } from 'jose'
import type { Breaks, Fault } from './fault.ts'
import type { ChangeOfIdToken } from './id-token.ts'

const over8kb: Breaks = { provider: { idToken: groups(230) }, socket: 'header-limit' }

/** Logins that bring so many claims along that their cookies grow. */
export const cookieFaults: readonly Fault[] = [
  {
    code: 'cookies-over-4-kb',
    title: 'A cookie over 4 kB',
    place: 'cookies',
    breaks: { provider: { idToken: groups(150) } },
    byHand: 'switch',
  },
  {
    code: 'cookies-over-8-kb',
    title: 'Cookies over 8 kB',
    place: 'cookies',
    breaks: over8kb,
    byHand: {
      standsIn: { ...over8kb, cookieLife: 120 },
      how: 'So that nothing locks you out, your browser keeps these cookies for two minutes only.',
    },
  },
]

function groups(count: number): ChangeOfIdToken {
  return {
    said: `${count} groups were added to the claims.`,
    claims: (claims: JWTPayload) => ({ ...claims, groups: Array.from({ length: count }, groupName) }),
    sign: 'substitute',
  }
}

/** Distinct letters, so that compression helps as little as with real names. */
function groupName(_: unknown, index: number): string {
  const word = Math.imul(index + 1, 0x9e3779b1) >>> 0
  return `group-${word.toString(36)}-${(word ^ 0x5bd1e995).toString(36)}`
}
