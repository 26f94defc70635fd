import type { Scenario } from '../../scenario.ts'
import { auth0 } from './auth0.ts'
import { authentik } from './authentik.ts'
import { cognito } from './cognito.ts'
import { dex } from './dex.ts'
import { entra } from './entra.ts'
import { google } from './google.ts'
import { keycloak } from './keycloak.ts'
import { logto } from './logto.ts'
import { okta } from './okta.ts'
import { zitadel } from './zitadel.ts'

/** An app at each provider shaped like another, in the order of the recipes. */
export const shapeScenarios: readonly Scenario[] = [
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
]
