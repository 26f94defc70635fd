import type { LoginFailure } from '#lib/streamlit/login-rules/rule.ts'

/** Everything that `st.login(provider)` would raise, one after the other, were each mended when it is met. */
export interface Attempt {
  readonly provider: string
  readonly failures: readonly LoginFailure[]
}
