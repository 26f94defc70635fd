import type { Attempt } from '#lib/findings/attempt.ts'
import { configuredProviders } from '#lib/findings/configured.ts'
import type { CheckOptions, LoginOutcome } from '#lib/findings/finding.ts'
import { authValue } from '#lib/streamlit/auth-table.ts'
import { loginRules } from '#lib/streamlit/login-rules/index.ts'
import type { LoginCode, LoginFailure } from '#lib/streamlit/login-rules/rule.ts'
import type { Secrets } from '#lib/streamlit/secrets.ts'
import { versionDoes } from '#lib/streamlit/versions.ts'

/** After one of these nothing is left that the next rules could look at. */
const final: ReadonlySet<LoginCode> = new Set<LoginCode>([
  'secrets-crash',
  'secrets-missing',
  'secrets-unparsable',
  'auth-missing',
  'auth-not-a-table',
  'provider-missing',
  'provider-not-a-table',
])

/** The names to try: the one that was asked for first, then those that the file configures; "default" without any. */
function namesToTry(secrets: Secrets, { provider }: CheckOptions): readonly string[] {
  const asked = provider === undefined ? [] : [provider ?? 'default']
  const names = [...new Set([...asked, ...configuredProviders(secrets)])]
  return names.length === 0 ? ['default'] : names
}

export function attempts(secrets: Secrets, options: CheckOptions): Attempt[] {
  return namesToTry(secrets, options).map((provider) => ({
    provider,
    failures: failuresOf(secrets, provider, options),
  }))
}

function failuresOf(secrets: Secrets, provider: string, { streamlit }: CheckOptions): LoginFailure[] {
  const attempt = { secrets, provider, auth: authValue(secrets) }
  const failures: LoginFailure[] = []
  for (const rule of loginRules) {
    const failure = rule(attempt)
    if (failure === undefined || isAccepted(failure, streamlit)) continue
    failures.push(failure)
    if (final.has(failure.code)) break
  }
  return failures
}

/** Older versions take a cookie secret that is a number. */
function isAccepted({ code, message }: LoginFailure, streamlit: string): boolean {
  const accepts = versionDoes('cookie-secret-number', streamlit)?.does === 'accepted'
  return accepts && code === 'cookie-secret-not-text' && message.endsWith('has no len()')
}

/** What becomes of each login: the first that it raises. */
export function outcomes(tried: readonly Attempt[]): LoginOutcome[] {
  return tried.map(({ provider, failures: [first] }) => ({
    provider,
    outcome: first === undefined ? { ok: true, provider } : { ok: false, ...first },
  }))
}
