import { expect, test } from 'vitest'
import { faultOf, faults } from '#lib/faults/index.ts'
import { setsIdentity } from '#lib/trace/step-problems.ts'
import type { Shown } from '../capturing-site.ts'
import { playFault } from './play.ts'

const play = (code: string) => playFault(faultOf(code) ?? null, Date.now)

function seen(end: Shown): string {
  if (end.of === 'text') return end.text
  if (end.of === 'provider') return `the provider: ${end.page.kind}`
  if (end.of === 'redirect') return 'a redirect'
  const kinds = end.page.drawn.map(({ kind }) => kind)
  if (kinds.includes('unloaded')) return 'nothing'
  return kinds.includes('logout') ? 'logged in' : 'logged out'
}

/** Code, what the person sees, and what openid-client says; null when it says nothing. */
const outcomes: readonly (readonly [string, string, string | null])[] = [
  ['cancelled-consent', 'logged out', null],
  ['other-host', 'logged out', null],
  ['lost-state-cookie', 'logged out', null],
  ['second-tab', 'logged out', null],
  ['replayed-callback', 'logged in', null],
  ['stale-login-link', 'logged out', null],
  ['changed-state', 'logged out', null],
  ['changed-nonce', 'logged out', 'unexpected ID Token "nonce" claim value'],
  ['wrong-code-verifier', 'logged out', 'grant request is invalid'],
  ['origin-mismatch', 'logged out', null],
  ['missing-xsrf-token', 'logged out', null],
  ['wrong-client-secret', 'logged out', 'WWW-Authenticate'],
  ['unregistered-redirect-uri', 'the provider: error', null],
  ['redirect-uri-without-callback', 'logged out', null],
  ['scope-without-openid', 'logged out', null],
  ['expose-refresh-token', 'nothing', null],
  ['metadata-unreachable', 'Authentication error', 'the connection was closed'],
  ['metadata-not-json', 'Authentication error', 'unexpected response content-type'],
  ['metadata-slow', 'Authentication error', 'operation timed out'],
  ['code-used-twice', 'logged out', 'grant request is invalid'],
  ['token-endpoint-500', 'logged out', 'unexpected HTTP response status code'],
  ['token-endpoint-timeout', 'logged out', 'operation timed out'],
  ['jwks-rotated', 'logged out', 'no applicable keys found'],
  ['id-token-expired', 'logged out', 'expiration is past current timestamp'],
  ['id-token-wrong-issuer', 'logged out', 'unexpected JWT "iss" (issuer) claim value'],
  ['id-token-other-audience', 'logged out', 'unexpected JWT "aud" (audience) claim value'],
  ['id-token-unknown-key', 'logged out', 'JWT signature verification failed'],
  ['id-token-unsigned', 'logged out', 'unexpected JWT "alg" header parameter'],
  ['id-token-without-iat', 'logged out', 'JWT "iat" (issued at) claim missing'],
  ['id-token-tampered', 'logged out', 'JWT signature verification failed'],
  ['cookies-over-4-kb', 'logged in', null],
  ['cookies-over-8-kb', 'nothing', null],
]

// Two of them wait until openid-client gives up, after 5 seconds.
test.concurrent.each(outcomes)('%s: the person sees %s', { timeout: 20_000 }, async (code, page, library) => {
  const { run, end } = await play(code)
  const says = run.exchanges.flatMap(({ remarks }) => remarks).find(({ kind }) => kind === 'library')
  expect(seen(end)).toBe(page)
  if (library === null) expect(says).toBeUndefined()
  else expect(says?.text).toContain(library)
})

test('every fault has an outcome here', () => {
  expect(faults.map(({ code }) => code)).toEqual(outcomes.map(([code]) => code))
})

test('the control run is a login in which nothing was broken', async () => {
  const { run, end } = await playFault(null, Date.now)
  expect(seen(end)).toBe('logged in')
  expect(run.exchanges.flatMap(({ remarks }) => remarks)).toEqual([])
  expect(run.exchanges.some(setsIdentity)).toBe(true)
})

test('two plays share no cookie, key or code', async () => {
  const [one, other] = await Promise.all([playFault(null, Date.now), playFault(null, Date.now)])
  const cookies = ({ run }: typeof one) => run.exchanges.flatMap(({ response }) => response?.headers ?? [])
  const values = (played: typeof one) =>
    cookies(played).flatMap(([name, line]) => (name === 'set-cookie' ? [line.split(';')[0]] : []))
  expect(values(one).filter((line) => !/=(?:""|null)?$/.test(line ?? '') && values(other).includes(line))).toEqual([])
})
