import { tenants } from '#lib/provider/tenant-table.ts'
import type { TenantName } from '#lib/provider/tenants.ts'
import { callbackBranches } from '#lib/streamlit/callback-outcomes.ts'

/** A line of Streamlit's log that looks like a mistake and is none. */
export interface HarmlessLine {
  readonly when: string
  readonly line: string
}

/**
 * What the app of the page logs although nothing is wrong: seen on the real Streamlit by
 * tests/streamlit/own-app.test.ts. Only a provider with an `end_session_endpoint` sends the browser back after a logout.
 */
export function harmlessLines(tenant: TenantName): readonly HarmlessLine[] {
  const httpx = 'AuthlibDeprecationWarning: The httpx module is deprecated; please use httpx2 instead.'
  const returned = callbackBranches['callback-unknown-state'].log()
  return [
    { when: 'At the first login', line: httpx },
    ...(tenants[tenant].endSession ? [{ when: 'After each logout', line: returned }] : []),
  ]
}
