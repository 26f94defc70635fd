import { authIsTable } from './auth-is-table.ts'
import { authPresent } from './auth-present.ts'
import { authSearchable } from './auth-searchable.ts'
import { cookieSecretPresent } from './cookie-secret-present.ts'
import { cookieSecretUsable } from './cookie-secret-usable.ts'
import { defaultClientKwargs } from './default-client-kwargs.ts'
import { providerIsTable } from './provider-is-table.ts'
import { providerKeys } from './provider-keys.ts'
import { providerName } from './provider-name.ts'
import { providerPresent } from './provider-present.ts'
import { redirectUriPresent } from './redirect-uri-present.ts'
import type { LoginRule } from './rule.ts'
import { secretsReadable } from './secrets-readable.ts'

/** In the order in which st.login() comes to them. */
export const loginRules: readonly LoginRule[] = [
  secretsReadable,
  authPresent,
  authSearchable,
  redirectUriPresent,
  cookieSecretPresent,
  authIsTable,
  providerName,
  defaultClientKwargs,
  providerPresent,
  providerIsTable,
  providerKeys,
  cookieSecretUsable,
]
