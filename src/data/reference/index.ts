import { authKeys } from './auth-keys.ts'
import { stLogin, stLogout, stUser } from './functions.ts'
import { log } from './log.ts'
import { authorization, claims, cookies, endpoints } from './messages.ts'
import { configuration } from './options.ts'
import type { ReferencePage } from './reference-page.ts'

/** In the order of the page that lists them. */
export const referencePages: readonly ReferencePage[] = [
  authKeys,
  stLogin,
  stUser,
  stLogout,
  authorization,
  endpoints,
  cookies,
  claims,
  log,
  configuration,
]
