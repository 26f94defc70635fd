import type { Rule } from '../rule.ts'
import { authMissing } from './auth-missing.ts'
import { authNotATable } from './auth-not-a-table.ts'
import { clientKwargsNotATable } from './client-kwargs-not-a-table.ts'
import { cookieSecretEmpty } from './cookie-secret-empty.ts'
import { cookieSecretMissing } from './cookie-secret-missing.ts'
import { cookieSecretNotText } from './cookie-secret-not-text.ts'
import { providerKeysMissing } from './provider-keys-missing.ts'
import { providerMissing } from './provider-missing.ts'
import { providerNameUnderscore } from './provider-name-underscore.ts'
import { providerNotATable } from './provider-not-a-table.ts'
import { redirectUriMissing } from './redirect-uri-missing.ts'
import { secretsCrash } from './secrets-crash.ts'
import { secretsUnparsable } from './secrets-unparsable.ts'

/** In the order in which findings are told: what hides all else first, then as Streamlit comes to it. */
export const rules: readonly Rule[] = [
  secretsUnparsable,
  secretsCrash,
  authMissing,
  authNotATable,
  redirectUriMissing,
  cookieSecretMissing,
  providerNameUnderscore,
  clientKwargsNotATable,
  providerMissing,
  providerNotATable,
  providerKeysMissing,
  cookieSecretEmpty,
  cookieSecretNotText,
]
