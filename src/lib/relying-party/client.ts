import type { WholeRequest, WholeResponse } from '#lib/message/message.ts'

/** The end of a metadata URL that has the issuer before it (OpenID Connect Discovery 1.0 §4). */
export const WELL_KNOWN = '/.well-known/openid-configuration'

/** How the relying party reaches a provider: every call of the back channel goes through it, whole. */
export type Fetch = (request: WholeRequest) => Promise<WholeResponse>

/** What the relying party knows before it speaks to the provider. */
export interface Client {
  /** URL of the discovery document (OpenID Connect Discovery 1.0 §4). */
  readonly metadataUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly authMethod: 'client_secret_basic' | 'client_secret_post' | 'none'
  readonly fetch: Fetch
  /** Added to the machine's clock when `exp` and `iat` are judged, in seconds. */
  readonly clockSkew: number
  /** Unix seconds, by the app's clock. */
  readonly now: number
}
