import { createHash } from 'node:crypto'
import { LEEWAY_SECONDS } from '#lib/relying-party/leeway.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { type Check, check, same, shown, utc } from './checks.ts'
import type { ClaimsView } from './claims-view.ts'

interface Case {
  readonly claims: ClaimsView
  readonly metadata: Exchange
  readonly authorization: Exchange
  /** When the app checked, and now: unix seconds. */
  readonly at: number
  readonly now: number
}

/**
 * The claims against the request that was sent (OpenID Connect Core 1.0 §3.1.3.7), with the tolerance of Authlib 1.9.
 * `aud` is held to the specification: Authlib compares it by way of `azp` only, which the note says.
 */
export function claimChecks(c: Case): Check[] {
  const { claims } = c.claims.anatomy
  const sent = messageOf(c.authorization).query
  const clientId = sent.get('client_id')
  const issuer = messageOf(c.metadata).json?.['issuer']
  return [
    same('iss', 'is the issuer that the metadata name, character for character', [issuer, claims['iss']]),
    check('sub', 'names somebody', {
      expected: 'a text',
      actual: shown(claims['sub']),
      verdict: typeof claims['sub'] === 'string' && claims['sub'] !== '' ? 'pass' : 'fail',
    }),
    audience(claims, clientId),
    authorizedParty(claims, clientId),
    expiry(claims['exp'], c),
    notLater('iat', 'the token was not made in the future', claims['iat'], c.at),
    ...('nbf' in claims ? [notLater('nbf', 'the token is good already', claims['nbf'], c.at)] : []),
    nonce(claims, sent.get('nonce')),
    accessTokenHash(c.claims),
  ]
}

function audience({ aud, azp }: ClaimsView['anatomy']['claims'], clientId: string | null): Check {
  const listed: readonly unknown[] = Array.isArray(aud) ? aud : [aud]
  const isGood = clientId !== null && listed.includes(clientId) && listed.every(isText)
  return check(
    'aud',
    'is, or holds, the client_id that was sent',
    {
      expected: shown(clientId),
      actual: aud === undefined ? 'not there' : shown(aud),
      verdict: isGood ? 'pass' : 'fail',
    },
    isGood ? '' : audienceNote({ aud, azp }, clientId),
  )
}

/** What Authlib 1.9 makes of an `aud` that is not the client's. Each case is asked of it by tests/streamlit/audience.test.ts. */
function audienceNote({ aud, azp }: ClaimsView['anatomy']['claims'], clientId: string | null): string {
  const listed: readonly unknown[] = Array.isArray(aud) ? aud : [aud]
  if (aud === undefined) return 'Authlib 1.9 asks for aud too: Streamlit lets nobody in without it.'
  if (!listed.every(isText))
    return 'Authlib 1.9 wants a text or a list of texts: Streamlit lets nobody in with another.'
  const isEmpty = listed.length === 0 || aud === ''
  const letIn = 'Streamlit lets the user in; openid-client, which is used here, does not.'
  if (isEmpty && !azp) return `Authlib 1.9 takes an empty aud for none to compare, so ${letIn}`
  const asked = 'Authlib 1.9 does not compare aud itself: it looks at azp.'
  return azp === clientId
    ? `${asked} This azp will do, so ${letIn}`
    : `${asked} Streamlit lets nobody in with this one.`
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function authorizedParty(claims: ClaimsView['anatomy']['claims'], clientId: string | null): Check {
  const { aud, azp } = claims
  const alone = aud === clientId || (Array.isArray(aud) && aud.length === 1 && aud[0] === clientId)
  const rule = 'is the client_id, where aud is not this client alone'
  if (azp !== undefined) return same('azp', rule, [clientId, azp])
  if (!alone) return check('azp', rule, { expected: shown(clientId), actual: 'not there', verdict: 'fail' })
  return check('azp', rule, { expected: 'nothing', actual: 'not present, not required', verdict: 'skip' })
}

function expiry(exp: unknown, { at, now }: Case): Check {
  const rule = `not over, with ${LEEWAY_SECONDS} seconds of grace, when the app checked`
  const expected = `${at - LEEWAY_SECONDS} or later (${utc(at - LEEWAY_SECONDS)})`
  if (typeof exp !== 'number') return check('exp', rule, { expected, actual: shown(exp), verdict: 'fail' })
  const left = exp + LEEWAY_SECONDS - now
  const today =
    left >= 0
      ? `Checked now it would pass: ${span(left)} left.`
      : `Checked now it would fail, since ${span(-left)}. Streamlit does not check it again.`
  const values = { expected, actual: moment(exp), verdict: exp >= at - LEEWAY_SECONDS ? 'pass' : 'fail' } as const
  return check('exp', rule, values, today)
}

function notLater(name: 'iat' | 'nbf', rule: string, value: unknown, at: number): Check {
  const latest = at + LEEWAY_SECONDS
  const good = typeof value === 'number' && value <= latest
  return check(name, `${rule}, with ${LEEWAY_SECONDS} seconds of grace`, {
    expected: `${latest} or earlier (${utc(latest)})`,
    actual: typeof value === 'number' ? moment(value) : shown(value),
    verdict: good ? 'pass' : 'fail',
    ...(name === 'iat' && value === undefined && { problem: 'id-token-without-iat' as const }),
  })
}

function nonce(claims: ClaimsView['anatomy']['claims'], sent: string | null): Check {
  const rule = 'is the nonce that was sent'
  const actual = claims['nonce'] === undefined ? 'not there' : shown(claims['nonce'])
  if (sent === null || sent === '') {
    return check('nonce', rule, { expected: 'nothing: none was sent', actual, verdict: 'skip' })
  }
  return same('nonce', rule, [sent, claims['nonce']])
}

/** Left half of the access token's hash, base64url (OpenID Connect Core 1.0 §3.1.3.6). */
function accessTokenHash({ anatomy, accessToken }: ClaimsView): Check {
  const rule = 'is the hash of the access token'
  const given = anatomy.claims['at_hash']
  if (given === undefined || accessToken === null) {
    const actual = given === undefined ? 'not present, not required' : shown(given)
    return check('at_hash', rule, { expected: 'nothing', actual, verdict: 'skip' })
  }
  const bits = /^[A-Z]{2}(256|384|512)$/.exec(String(anatomy.header['alg']))?.[1]
  if (bits === undefined) {
    return check('at_hash', rule, { expected: 'an algorithm with a hash', actual: shown(given), verdict: 'fail' })
  }
  const hash = createHash(`sha${bits}`).update(accessToken, 'ascii').digest()
  return same('at_hash', rule, [hash.subarray(0, hash.length / 2).toString('base64url'), given])
}

function moment(seconds: number): string {
  return `${seconds} (${utc(seconds)})`
}

function span(seconds: number): string {
  const [size, unit] =
    seconds < 120
      ? [1, 'second']
      : seconds < 7200
        ? [60, 'minute']
        : seconds < 172_800
          ? [3600, 'hour']
          : [86_400, 'day']
  const count = Math.floor(seconds / size)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
