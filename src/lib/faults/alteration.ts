import {
  asRequest,
  asResponse,
  readRequest,
  readResponse,
  type WholeRequest,
  type WholeResponse,
} from '#lib/message/message.ts'
import { type Phase, phaseOfRequest } from '#lib/trace/phase.ts'
import { type ChangeOfIdToken, changedIdToken, changedKeys, saidOfKeys } from './id-token.ts'

/** What a provider answers otherwise, to one app in one run. */
export interface Alteration {
  /** `slow`: it comes after the app has stopped waiting. */
  readonly metadata?: 'unreachable' | 'not-json' | 'slow'
  /** Members of the metadata that are other ones, and what is said of that. */
  readonly members?: {
    readonly said: string
    readonly change: (metadata: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
  }
  /** `used`: somebody else has redeemed the code just before. `slow`: as above. */
  readonly token?: 'error-500' | 'slow' | 'used'
  readonly idToken?: ChangeOfIdToken
}

type Send = (request: Request) => Promise<Response>

/** More than the 5 seconds that openid-client is given here and that Streamlit waits (httpx's default). */
const SLOW_MILLISECONDS = 6000

/**
 * A back channel through which a provider answers as altered. `now` is in unix seconds. An answer that does not come
 * throws, as `fetch` would.
 */
export function alteredSend(send: Send, alteration: Alteration, now: () => number): Send {
  return async (request) => {
    switch (phaseOfRequest(request.method, request.url)) {
      case 'metadata':
        return metadata(send, request, alteration)
      case 'token':
        return token(send, request, alteration, now())
      case 'keys':
        return alteration.idToken ? changedKeys(await send(request), alteration.idToken) : send(request)
      default:
        return send(request)
    }
  }
}

/** The same for whole messages. */
export function alteredWhole(
  send: (request: WholeRequest) => Promise<WholeResponse>,
  alteration: Alteration,
  now: () => number,
): (request: WholeRequest) => Promise<WholeResponse> {
  const web: Send = async (request) => asResponse(await send(await readRequest(request)))
  const altered = alteredSend(web, alteration, now)
  return async (request) => readResponse(await altered(asRequest(request)), Number.POSITIVE_INFINITY)
}

/** What an alteration does to a message, for the reader; null when it leaves it alone. */
export function alterationOf({ metadata, members, token, idToken }: Alteration, phase: Phase): string | null {
  if (phase === 'metadata' && metadata) return metadataSaid[metadata]
  if (phase === 'metadata' && members) return members.said
  if (phase === 'token' && token) return tokenSaid[token]
  if (phase === 'token' && idToken) return idToken.said
  return phase === 'keys' && idToken ? saidOfKeys(idToken) : null
}

const metadataSaid = {
  unreachable: 'The connection is cut before an answer.',
  'not-json': 'A web page is sent in place of the metadata.',
  slow: `The answer is held back for ${SLOW_MILLISECONDS / 1000} seconds.`,
} as const

const tokenSaid = {
  'error-500': 'The provider answers with status 500.',
  slow: `The answer is held back for ${SLOW_MILLISECONDS / 1000} seconds.`,
  used: 'The same request was sent once before, so the code is used up.',
} as const

async function metadata(send: Send, request: Request, { metadata: kind, members }: Alteration): Promise<Response> {
  if (kind === 'unreachable') throw new TypeError('fetch failed: the connection was closed')
  if (kind === 'not-json') return new Response('<h1>Welcome</h1>', { headers: { 'content-type': 'text/html' } })
  if (kind === 'slow') await held(request.signal)
  const answer = await send(request)
  return members && answer.ok ? Response.json(members.change(Object(await answer.json()))) : answer
}

async function token(
  send: Send,
  request: Request,
  { token: kind, idToken }: Alteration,
  now: number,
): Promise<Response> {
  if (kind === 'error-500') return new Response('Internal Server Error', { status: 500 })
  if (kind === 'slow') await held(request.signal)
  if (kind === 'used') await send(request.clone())
  const asked = request.clone()
  const answer = await send(request)
  if (!idToken || !answer.ok) return answer
  return changedIdToken(answer, { change: idToken, clientSecret: await clientSecretIn(asked), now })
}

/** The secret of a token request, from its header or its form (RFC 6749 §2.3.1); empty where there is none. */
async function clientSecretIn(request: Request): Promise<string> {
  const [, basic] = /^Basic (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (basic === undefined) return new URLSearchParams(await request.text()).get('client_secret') ?? ''
  const [, secret = ''] = /^[^:]*:(.*)$/s.exec(Buffer.from(basic, 'base64').toString('utf8')) ?? []
  return decodeURIComponent(secret.replaceAll('+', ' '))
}

/** Waits longer than an app does. Throws as soon as the app gives up. */
function held(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, SLOW_MILLISECONDS)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
