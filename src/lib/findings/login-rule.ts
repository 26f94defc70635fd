import type { LoginCode, LoginFailure } from '#lib/streamlit/login-rules/rule.ts'
import type { Found, Rule } from './rule.ts'
import type { SecretsFile } from './secrets-file.ts'

/** A login that Streamlit refuses, and why. */
export interface Refused {
  readonly provider: string
  readonly failure: LoginFailure
}

/** Those that fail with this code. One that fails for the same reason with the same words counts once. */
export function refusedLogins(file: SecretsFile, code: LoginCode): Refused[] {
  const all = file.attempts.flatMap(({ provider, failures }) =>
    failures.filter((failure) => failure.code === code).map((failure) => ({ provider, failure })),
  )
  return all.filter(({ failure }, index) => all.findIndex((one) => one.failure.message === failure.message) === index)
}

/** The call as it stands in an app. */
export function loginCall(provider: string): string {
  return provider === 'default' ? '`st.login()`' : `\`st.login(${JSON.stringify(provider)})\``
}

/** A rule for what `st.login()` itself checks: what it raises comes from the rules of lib/streamlit. */
export function loginRule(c: {
  readonly code: LoginCode
  readonly title: string
  readonly about: string
  readonly fix: string
  readonly found: (file: SecretsFile, refused: Refused) => Omit<Found, 'says'>
}): Rule {
  return {
    code: c.code,
    kind: 'refused',
    title: c.title,
    about: c.about,
    streamlit: { does: '`st.login()` raises an exception: the page shows it in place of the app.', where: 'screen' },
    known: 'tested',
    fix: c.fix,
    find: (file) =>
      refusedLogins(file, c.code).map((refused) => ({
        does: `${loginCall(refused.provider)} raises ${refused.failure.type}.${order(file, refused)}`,
        says: refused.failure.message,
        ...c.found(file, refused),
      })),
  }
}

function order(file: SecretsFile, { provider, failure }: Refused): string {
  const all = file.attempts.find((attempt) => attempt.provider === provider)?.failures ?? []
  return all[0] === failure ? '' : ' It comes to this when what it refuses before is mended.'
}
