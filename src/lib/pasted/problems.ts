import { requestProblems } from './authorization-request/problems.ts'
import { cookieProblems } from './cookie/problems.ts'
import { discoveryProblems } from './discovery/problems.ts'
import { redirectProblems } from './redirect-uri/problems.ts'

/** Of every finding about a pasted text the problem that it is, with its page at /errors/<problem>/. */
export const pastedProblems: Readonly<Record<string, string>> = {
  ...cookieProblems,
  ...discoveryProblems,
  ...redirectProblems,
  ...requestProblems,
}

/** The problem that a finding is. A finding of another kind is the problem of its own code. */
export function problemOfFinding(code: string): string {
  return pastedProblems[code] ?? code
}
