import type { Finding } from '#lib/findings/finding.ts'
import type { RequestCode } from './problems.ts'

type Parts = Omit<Finding, 'at' | 'kind' | 'code'>

/** A finding about a request; a text that is pasted has no lines. */
export function finding(code: RequestCode, kind: 'fails' | 'surprising', parts: Parts): Finding {
  return { code, kind, at: [], ...parts }
}
