import { auth0 } from './auth0.ts'
import { authentik } from './authentik.ts'
import { cognito } from './cognito.ts'
import { dex } from './dex.ts'
import { entra } from './entra.ts'
import { github } from './github.ts'
import { google } from './google.ts'
import { keycloak } from './keycloak.ts'
import { logto } from './logto.ts'
import { okta } from './okta.ts'
import type { ProviderFacts } from './provider-facts.ts'
import { sample } from './sample.ts'
import { zitadel } from './zitadel.ts'

/** Every provider that the site says something of, in the order in which they are listed. */
export const providers: readonly ProviderFacts[] = [
  sample,
  google,
  entra,
  okta,
  auth0,
  keycloak,
  cognito,
  authentik,
  zitadel,
  logto,
  dex,
  github,
]
