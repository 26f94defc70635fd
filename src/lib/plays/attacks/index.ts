import type { Attack } from './attack.ts'
import { codeInjection } from './code-injection.ts'
import { embeddedKey } from './embedded-key.ts'
import { loginCsrf } from './login-csrf.ts'
import { mixUp } from './mix-up.ts'
import { openRedirect } from './open-redirect.ts'
import { tokenReplay } from './token-replay.ts'

/** The attacks in the order in which they are listed. */
export const attacks: readonly Attack[] = [loginCsrf, codeInjection, tokenReplay, mixUp, embeddedKey, openRedirect]

export function attackOf(code: string | undefined): Attack | undefined {
  return attacks.find((attack) => attack.code === code)
}
