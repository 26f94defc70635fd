import type { MadeCookies } from '../make-cookies.ts'
import type { MadeUpLogin } from '../read-login.ts'
import { asJson } from './json.ts'
import { asPlaywright } from './playwright.ts'
import { asPytest } from './pytest.ts'
import { asPlainPytest } from './pytest-plain.ts'
import { asSetCookie } from './set-cookie.ts'
import { asStorageState } from './storage-state.ts'

/** Of signed cookies: what they are written as. */
export const cookieFormats: Readonly<Record<string, (made: MadeCookies) => string>> = {
  'set-cookie': asSetCookie,
  'storage-state': asStorageState,
  json: asJson,
}

/** Of a login: files of tests, which sign the cookies themselves when they are run. They hold no secret. */
export const fileFormats: Readonly<Record<string, (login: MadeUpLogin) => string>> = {
  pytest: asPytest,
  'pytest-plain': asPlainPytest,
  playwright: asPlaywright,
}
