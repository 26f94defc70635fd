import type { Scenario } from '../scenario.ts'
import { configure } from './configure.ts'
import { cookies } from './cookies.ts'
import { identityProvider } from './identity-provider.ts'
import { loginUserLogout } from './login-user-logout.ts'
import { multipleProviders } from './multiple-providers.ts'
import { openidConnect } from './openid-connect.ts'
import { providerKeywords } from './provider-keywords.ts'
import { simpleExample } from './simple-example.ts'

/** The sample apps, in the order of the guide. */
export const scenarios: readonly Scenario[] = [
  openidConnect,
  loginUserLogout,
  cookies,
  identityProvider,
  configure,
  simpleExample,
  multipleProviders,
  providerKeywords,
]
