import type { Scenario } from '../scenario.ts'
import { configure } from './configure.ts'
import { cookies } from './cookies.ts'
import { identityProvider } from './identity-provider.ts'
import { loginUserLogout } from './login-user-logout.ts'
import { multipleProviders } from './multiple-providers.ts'
import { openidConnect } from './openid-connect.ts'
import { providerKeywords } from './provider-keywords.ts'
import { shapeScenarios } from './shapes/index.ts'
import { simpleExample } from './simple-example.ts'

/** The sample apps of the guide, in its order. */
export const guideScenarios: readonly Scenario[] = [
  openidConnect,
  loginUserLogout,
  cookies,
  identityProvider,
  configure,
  simpleExample,
  multipleProviders,
  providerKeywords,
]

/** All sample apps: those of the guide, then those at the shaped providers. */
export const scenarios: readonly Scenario[] = [...guideScenarios, ...shapeScenarios]
