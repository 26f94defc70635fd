import { pythonRepr } from '#lib/python/repr.ts'
import { exposedTokens, hasAuth } from '#lib/streamlit/auth-section.ts'
import { checkLogin } from '#lib/streamlit/check-login.ts'
import { parseSecrets, type Secrets } from '#lib/streamlit/secrets.ts'
import type { Question } from './worker.ts'

/** A secrets.toml (null: none), and the argument of `st.login`. */
export interface SecretsCase {
  readonly toml: string | null
  readonly provider: string | null
}

export function askSecrets({ toml, provider }: SecretsCase): Question {
  return { ask: 'secrets', toml, provider }
}

/** What lib/streamlit says of it, in the form of worker.py's answer. */
export function ourSecrets({ toml, provider }: SecretsCase) {
  const secrets = parseSecrets(toml)
  const { ok, ...login } = checkLogin(secrets, provider)
  const failure = 'type' in login ? { type: login.type, message: oneLine(login.message) } : {}
  const exposed = exposedTokens(secrets)
  return {
    login: { ok, ...failure },
    ...(toml === null ? {} : { parse: ourParse(secrets) }),
    is_logged_in_exists: hasAuth(secrets),
    expose_tokens: exposed.ok ? exposed : { ok: false, type: exposed.type, message: oneLine(exposed.message) },
    links: ok ? 1 : 0,
  }
}

function ourParse(secrets: Secrets) {
  if (secrets.ok) return { ok: true, table: pythonRepr(secrets.table) }
  return { ok: false, type: secrets.type, message: secrets.message }
}

/** Streamlit's messages hold line breaks and blanks that only lay out its source. */
function oneLine(message: string): string {
  return message.replace(/\s+/g, ' ').trim()
}
