import type { HouseTenant } from '../tenants.ts'

/** What a visitor may say of an app of theirs, once it has been checked. */
export interface AppRequest {
  readonly name: string
  /** Loopback addresses, also the ones to come back to after a logout. */
  readonly redirectUris: readonly string[]
}

/** What is known of a reader's own app, registered for their own machine. It stands in its sealed client_id alone. */
export interface Registration extends AppRequest {
  readonly tenant: HouseTenant
  /** Unix seconds. */
  readonly expires: number
}

/** An own app with everything that is derived from its registration. */
export interface OwnApp extends Registration {
  readonly clientId: string
  readonly clientSecret: string
  /** For the app to sign its cookies with. The provider has no use for it; the page offers it, the same at each view. */
  readonly cookieSecret: string
  /** Names the app's page. Only who registered the app knows it: the client_id travels in addresses, this does not. */
  readonly pageKey: string
  /** A short name of the app for requests that carry no client_id. It gives nothing away. */
  readonly tag: string
  /** The registration is over. */
  readonly ended: boolean
}

/** Seconds that a registration lives. */
export const registrationTtl = 24 * 3600

/** Seconds that a code of such an app lives, so that one that leaks from a reader's machine is soon worth nothing. */
export const ownAppCodeTtl = 60
