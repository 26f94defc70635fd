import type { Claims, Json } from '../claims.ts'
import type { PersonaKey } from '../personas.ts'
import type { ShapeId, Tenant } from '../tenants.ts'

/** A discovery document, or changes to one: a member that is undefined is left out. */
export type Metadata = Readonly<Record<string, unknown>>

/** Where a shape stands. */
export interface Place {
  /** `<origin>/provider/<id>`, where its endpoints are. */
  readonly base: string
  readonly issuer: string
}

/** What an ID token was issued for. */
export interface Issued {
  readonly clientId: string
  /** The scopes that were granted. */
  readonly scopes: readonly string[]
}

/**
 * A sample provider with the habits of another: what its metadata say, what its ID tokens hold, what it refuses. It has
 * neither the other's looks nor its name as its own. Where each habit is known from stands in the file of the shape.
 */
export interface Shape extends Tenant {
  readonly name: ShapeId
  readonly like: string
  /** What the issuer has behind `<origin>/provider/<id>`. */
  readonly issuerPath: '' | `/${string}`
  /** With what ID tokens are signed. HS256 signs with the client secret, and no key is published. */
  readonly idTokenAlg: 'RS256' | 'ES384' | 'HS256'
  /** Changes to the metadata of oidc-provider. */
  metadata(place: Place): Metadata
  /** The account of a persona; `person` is what Acme ID knows of them. */
  account(key: PersonaKey, person: Claims): Claims
  /** What is special about a persona's account here, in a few words. */
  note(key: PersonaKey): string
  /** Changes an ID token before it is signed. */
  idToken?(claims: Readonly<Record<string, Json>>, issued: Issued): Readonly<Record<string, Json>>
  /** Scopes it knows besides those that bring claims. */
  readonly scopes?: readonly string[]
  /** More metadata documents, by path below the base; `query` is that of the request. */
  readonly documents?: Readonly<Record<string, (metadata: Metadata, place: Place, query: URLSearchParams) => Metadata>>
  /** It knows `login` and `consent` as `prompt`, and refuses other values. */
  readonly refusesSelectAccount?: true
  /** Its end of a session is at `/logout` and wants `logout_uri`. */
  readonly logoutUri?: true
}
