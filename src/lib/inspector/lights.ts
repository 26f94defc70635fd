import type { AppConfig } from '#lib/sample-app/app-config.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { asCaptured, type Numbering } from '#lib/trace/numbering.ts'
import { type Check, utc } from './checks.ts'
import { claimChecks } from './claim-checks.ts'
import type { ClaimsView } from './claims-view.ts'
import { keyChecks, keyOf } from './key-checks.ts'
import { appTimeOf, type Found, loginTrail, providerOfLogin } from './login-trail.ts'
import { signatureChecks } from './signature-checks.ts'

/** One of the three questions to ask of an ID token, with its answer and the evidence. */
export interface Light {
  readonly title: string
  /** `idle`: there is nothing to judge yet, or it was not captured. */
  readonly state: 'idle' | 'ok' | 'bad'
  readonly summary: string
  readonly checks: readonly Check[]
  /** The messages that the evidence comes from. */
  readonly messages: readonly number[]
}

export type Lights = readonly [signature: Light, key: Light, claims: Light]

const titles = [
  'The signature is valid',
  'The key belongs to the configured issuer',
  'The claims are valid for this request',
] as const

/** The lights with nothing to judge; `why` says what is missing. */
export function idleLights(why: string): Lights {
  return [idle(0, why), idle(1, why), idle(2, why)]
}

export interface Judging {
  readonly claims: ClaimsView
  /** `server_metadata_url` of the provider that the login was for; undefined when that is not known. */
  readonly metadataUrl: string | undefined
  /** The app's clock as it stands now, in unix seconds. */
  readonly now: number
}

/**
 * Judges the ID token of a run by what was captured of it, and by nothing else: the metadata, the keys, the token
 * answer, the authorization request. The checks are those of Authlib 1.9, which Streamlit uses, at the moment of
 * the callback.
 */
async function lightsOf(judging: Judging): Promise<Lights> {
  const { claims, now } = judging
  const at = appTimeOf(claims.trail)
  const { metadata, keys, authorization, token } = claims.trail
  if (!metadata) return idleLights('The metadata that the app read were not captured.')
  const noKeys = 'No keys were fetched in this login: openid-client checks the claims first and had refused the token.'
  return [
    keys ? await signature(claims, metadata, keys) : idle(0, noKeys),
    keys ? key(judging, metadata, keys) : idle(1, noKeys),
    authorization
      ? light(2, {
          checks: claimChecks({ claims, at, now, metadata: metadata.exchange, authorization: authorization.exchange }),
          good: `Every claim fits the request of step ${authorization.number}, at ${utc(at)}.`,
          messages: [authorization.number, metadata.number, token.number],
        })
      : idle(2, 'The authorization request was not captured.'),
  ]
}

async function signature(claims: ClaimsView, metadata: Found, keys: Found): Promise<Light> {
  const { alg, kid } = claims.anatomy.header
  return light(0, {
    checks: await signatureChecks(claims, metadata.exchange, keys.exchange),
    good: `The ${String(alg)} signature fits the token’s first two parts and the key ${String(kid)}: no byte was changed since.`,
    messages: [claims.message, keys.number],
  })
}

function key({ claims, metadataUrl }: Judging, metadata: Found, keys: Found): Light {
  const found = keyOf(claims.anatomy.header, keys.exchange)
  return light(1, {
    checks: keyChecks({ header: claims.anatomy.header, metadataUrl, metadata, keys }),
    good: `Key ${found?.kid ?? ''} came from the jwks_uri that the configured issuer names, fetched at ${utc(keys.exchange.at / 1000)} in step ${keys.number}.`,
    messages: [metadata.number, keys.number],
  })
}

function idle(index: 0 | 1 | 2, summary: string): Light {
  return { title: titles[index], state: 'idle', summary, checks: [], messages: [] }
}

function light(
  index: 0 | 1 | 2,
  { checks, good, messages }: { checks: readonly Check[]; good: string; messages: readonly number[] },
): Light {
  const failed = checks.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name)
  const summary = failed.length === 0 ? good : `Failed: ${failed.join(', ')}.`
  return { title: titles[index], state: failed.length === 0 ? 'ok' : 'bad', summary, checks, messages }
}

/** The lights of a run; idle ones say what is missing. `now`: unix seconds, by the app's clock. */
export async function lightsOfRun(c: {
  readonly exchanges: readonly Exchange[]
  readonly claims: ClaimsView | null
  readonly app: AppConfig
  readonly now: number
  readonly numbering?: Numbering
}): Promise<Lights> {
  const { claims, app, now, numbering = asCaptured } = c
  if (claims) {
    const { login } = claims.trail
    const name = login && providerOfLogin(login.exchange, app.cookieSecret)
    const metadataUrl = name === undefined ? undefined : app.provider(name)?.serverMetadataUrl
    return lightsOf({ claims, metadataUrl, now })
  }
  const trail = loginTrail(c.exchanges)
  if (!trail) return idleLights('no ID token yet')
  const status = trail.token.exchange.response?.status
  const answer = status === undefined ? 'got no answer' : `was answered with ${status}`
  return idleLights(`No ID token came: the token request, step ${numbering.of(trail.token.number)}, ${answer}.`)
}
