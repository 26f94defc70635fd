import { expect, test } from 'vitest'
import { type MeasuredStory, measuredFault } from '#data/measured-faults.ts'
import { faultOf, faults } from '#lib/faults/index.ts'
import type { Remark } from '#lib/trace/exchange.ts'
import { parseSetCookie } from '#lib/trace/parse-set-cookie.ts'
import { setsIdentity } from '#lib/trace/step-problems.ts'
import type { Run } from '#lib/trace/traces.ts'
import type { Shown } from '../capturing-site.ts'
import { comparedOnce } from './comparison.ts'
import { type Played, playFault } from './play.ts'

async function play(code: string): Promise<Played> {
  const fault = faultOf(code)
  if (!fault) throw new Error(`no fault ${code}`)
  return (await comparedOnce(fault, Date.now)).broken
}

/** The end of a play in the words of the measured file. */
function seen(end: Shown): MeasuredStory['sees'] {
  if (end.of === 'text') return 'error text'
  if (end.of === 'provider') return 'provider page'
  if (end.of === 'redirect') throw new Error('a play ends at a page')
  const kinds = end.page.drawn.map(({ kind }) => kind)
  if (kinds.includes('unloaded')) return 'nothing'
  if (kinds.includes('exception')) return 'red box'
  return kinds.includes('logout') ? 'logged in' : 'logged out'
}

/** The app's answers to the browser: what was asked for, and which cookies came and went. */
function answers({ exchanges }: Run): unknown[] {
  const front = exchanges.filter(({ channel, to }) => channel === 'front' && to === 'app')
  return front.map(({ request, response }) => {
    const path = new URL(request.url).pathname.replace(/^\/app\/(?:simple-example\/)?/, '/')
    const lines = (response?.headers ?? []).filter(([name]) => name === 'set-cookie')
    const cookies = lines.map(([, line]) => parseSetCookie(line, 0))
    const names = (removes: boolean) => cookies.filter((one) => one.removes === removes).map(({ name }) => name)
    return { asked: `${request.method} ${path}`, status: response?.status, sets: names(false), deletes: names(true) }
  })
}

function measuredAnswers({ requests }: MeasuredStory): unknown[] {
  return requests.map(({ request, status, sets, deletes }) => {
    const [method, target = ''] = request.split(' ')
    return {
      asked: `${method} ${new URL(target, 'http://localhost:8501').pathname.replace('/my-app/', '/')}`,
      status,
      sets,
      deletes,
    }
  })
}

const remarks = ({ exchanges }: Run, kind: Remark['kind']) =>
  exchanges.flatMap((exchange) => exchange.remarks).filter((remark) => remark.kind === kind)

test.each(faults)('$code ends as it did when it was measured on the real Streamlit', async ({ code }) => {
  const { run, end } = await play(code)
  const measured = measuredFault(code)
  expect(seen(end)).toBe(measured.sees)
  if (end.of === 'text') expect(end.text).toBe(measured.text)
  const raised = end.of === 'app' ? end.page.drawn.find(({ kind }) => kind === 'exception') : undefined
  if (raised?.kind === 'exception') expect(`${raised.type}: ${raised.message}`).toBe(measured.text)
  expect(answers(run)).toEqual(measuredAnswers(measured))
  expect(remarks(run, 'log').map(({ level, text }) => [level, text])).toEqual(
    measured.log.map(({ level, text }) => [level, text]),
  )
})

/** What openid-client says first, in part; causes may follow. Of the other faults it says nothing. */
const objections: Readonly<Record<string, string>> = {
  'changed-nonce': 'unexpected ID Token "nonce" claim value',
  'wrong-code-verifier': 'grant request is invalid',
  'wrong-client-secret': 'WWW-Authenticate',
  'metadata-unreachable': 'the connection was closed',
  'metadata-not-json': 'unexpected response content-type',
  'metadata-slow': 'operation timed out',
  'code-used-twice': 'grant request is invalid',
  'token-endpoint-500': 'unexpected HTTP response status code',
  'token-endpoint-timeout': 'operation timed out',
  'jwks-rotated': 'no applicable keys found',
  'id-token-from-the-future': '"iat" lies 600 seconds',
  'id-token-expired': 'expiration is past current timestamp',
  'id-token-wrong-issuer': 'unexpected JWT "iss" (issuer) claim value',
  'issuer-with-slash': 'unexpected JWT "iss" (issuer) claim value',
  'issuer-under-two-hosts': 'unexpected JWT "iss" (issuer) claim value',
  'several-audiences': 'claim includes additional untrusted audiences',
  'id-token-hs256': 'unsupported JWS algorithm',
  'id-token-encrypted': 'JWE decryption is not configured',
  'id-token-other-audience': 'unexpected JWT "aud" (audience) claim value',
  'id-token-unknown-key': 'JWT signature verification failed',
  'id-token-unsigned': 'unexpected JWT "alg" header parameter',
  'id-token-without-iat': 'JWT "iat" (issued at) claim missing',
  'id-token-tampered': 'JWT signature verification failed',
}

test.each(faults)('$code: openid-client objects, or it does not', async ({ code }) => {
  const { run } = await play(code)
  const [first] = remarks(run, 'library')
  expect(first?.text).toEqual(code in objections ? expect.stringContaining(objections[code] ?? '') : undefined)
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
