import type { ShapeId } from '../tenants.ts'
import { auth0 } from './auth0.ts'
import { authentik, authentikWithoutKey } from './authentik.ts'
import { cognito } from './cognito.ts'
import { dex } from './dex.ts'
import { entra } from './entra.ts'
import { google } from './google.ts'
import { keycloak } from './keycloak.ts'
import { logto } from './logto.ts'
import { okta } from './okta.ts'
import type { Shape } from './shape.ts'
import { zitadel, zitadelWithUserInfo } from './zitadel.ts'

/** The shapes by their names. */
export const shapes: Readonly<Record<ShapeId, Shape>> = {
  google,
  entra,
  okta,
  auth0,
  keycloak,
  cognito,
  authentik,
  'authentik-without-key': authentikWithoutKey,
  zitadel,
  'zitadel-with-user-info': zitadelWithUserInfo,
  logto,
  dex,
}
