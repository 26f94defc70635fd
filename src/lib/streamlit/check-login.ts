import { authValue } from './auth-table.ts'
import { loginRules } from './login-rules/index.ts'
import type { LoginCode } from './login-rules/rule.ts'
import type { Secrets } from './secrets.ts'

export type LoginCheck =
  | { readonly ok: true; readonly provider: string }
  | { readonly ok: false; readonly code: LoginCode; readonly type: string; readonly message: string }

/**
 * What `st.login(provider)` raises in Streamlit with Authlib 1.9: the first rule that fails, in Streamlit's order.
 * Line breaks in messages are collapsed to one space.
 *
 * @param provider null: `st.login()` without a name
 */
export function checkLogin(secrets: Secrets, provider: string | null): LoginCheck {
  const name = provider ?? 'default'
  const attempt = { secrets, provider: name, auth: authValue(secrets) }
  for (const rule of loginRules) {
    const failure = rule(attempt)
    if (failure !== undefined) return { ok: false, ...failure }
  }
  return { ok: true, provider: name }
}
