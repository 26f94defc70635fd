import { createHash, randomBytes } from 'node:crypto'
import type { JSONWebKeySet } from 'jose'
import { type AppProvider, appOrigin, callback } from './addresses.ts'
import { cookieOf, page, paramsOf, redirect, removeCookie, setCookie } from './app-http.ts'
import { checkIdToken } from './id-token-check.ts'
import type { Check, Defence } from './played.ts'

export interface AppSession {
  readonly issuer: string
  readonly sub: string
  readonly provider: AppProvider
  readonly idToken: string
}

export interface NaiveApp {
  /** Answers any request below {@link appOrigin}. */
  handle(request: Request): Promise<Response>
  /** The session table, by the value of the cookie `session`. */
  readonly sessions: ReadonlyMap<string, AppSession>
}

export interface NaiveAppOptions {
  /** The checks that it makes. */
  readonly defences: ReadonlySet<Defence>
  /** The first is the default one. */
  readonly providers: readonly [AppProvider, ...AppProvider[]]
  /** The back channel. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Hears of every comparison. */
  readonly report: (check: Check) => void
  readonly clock: () => number
}

/** A login that was begun in one browser; its cookie `pending` is the key. */
interface Pending {
  readonly provider: AppProvider
  readonly state: string | null
  readonly nonce: string
  readonly verifier: string | null
  readonly next: string
}

/** Why a login is refused: what the page says. */
class Refused extends Error {}

const random = () => randomBytes(16).toString('base64url')

/**
 * A small app that logs people in, and whose checks can be left out one by one. It takes a code, and, as apps of the
 * implicit flow do, an ID token that a form posts to its callback (OAuth 2.0 Form Post Response Mode §2).
 */
export function naiveApp(options: NaiveAppOptions): NaiveApp {
  const { defences, providers, fetch, report, clock } = options
  const pendings = new Map<string, Pending>()
  const sessions = new Map<string, AppSession>()

  /** Reports a comparison that is on; throws when it fails. */
  const must = (name: string, good: boolean, [pass, fail]: readonly [string, string]): void => {
    report({ name, verdict: good ? 'pass' : 'fail', text: good ? pass : fail })
    if (!good) throw new Refused(`${name}: ${fail}`)
  }
  const compare = (defence: Defence, name: string, good: () => boolean, words: readonly [string, string]): void => {
    if (defences.has(defence)) must(name, good(), words)
    else report({ name, verdict: 'off', text: 'The app does not look.' })
  }

  const login = (url: URL): Response => {
    const provider = providers.find(({ name }) => name === url.searchParams.get('provider')) ?? providers[0]
    const pending: Pending = {
      provider,
      state: defences.has('state') ? random() : null,
      nonce: random(),
      verifier: defences.has('pkce') ? randomBytes(32).toString('base64url') : null,
      next: nextOf(url),
    }
    const id = random()
    pendings.set(id, pending)
    const to = new URL(provider.authorization)
    to.search = new URLSearchParams({
      response_type: 'code',
      client_id: provider.clientId,
      redirect_uri: callback,
      scope: 'openid',
      ...(pending.state && { state: pending.state }),
      nonce: pending.nonce,
      ...(pending.verifier && { code_challenge: challengeOf(pending.verifier), code_challenge_method: 'S256' }),
    }).toString()
    return redirect(to.href, [setCookie('pending', id)])
  }

  const nextOf = (url: URL): string => {
    const next = url.searchParams.get('next')
    if (next === null) return '/'
    if (!defences.has('next')) {
      report({ name: 'next', verdict: 'off', text: 'The app does not look where it leads.' })
      return next
    }
    const local = URL.canParse(next, appOrigin) && new URL(next, appOrigin).origin === appOrigin
    const text = local ? 'It leads to this app.' : 'It leads to another origin. The start page is taken instead.'
    report({ name: 'next', verdict: local ? 'pass' : 'fail', text })
    return local ? next : '/'
  }

  const finish = async (request: Request): Promise<Response> => {
    const id = cookieOf(request, 'pending')
    const pending = pendings.get(id ?? '')
    if (id !== undefined) pendings.delete(id)
    const params = await paramsOf(request)
    const provider = pending?.provider ?? providers[0]
    compare('state', 'state', () => pending !== undefined && params.get('state') === pending.state, [
      'Equal to the one that this browser’s login began with.',
      pending ? 'Not the one that this browser’s login began with.' : 'This browser has begun no login.',
    ])
    const code = params.get('code')
    if (code !== null) {
      compare('issuer', 'iss of the answer', () => params.get('iss') === provider.issuer, [
        'The provider that was asked is the one that answers.',
        `This browser was sent to ${provider.issuer}, and ${params.get('iss')} answers.`,
      ])
    }
    const token = code === null ? params.get('id_token') : await redeem(code, provider, pending)
    if (token === null) throw new Refused('There is no code and no ID token.')
    const keys: JSONWebKeySet = await (await fetch(provider.keys, {})).json()
    const own = defences.has('keys')
    const checked = await checkIdToken(token, {
      issuer: provider.issuer,
      audience: provider.clientId,
      keys,
      trustEmbedded: !own,
      now: clock(),
    })
    const whose = checked.key === 'token' ? 'the token’s own header' : 'the issuer’s JWKS'
    if (!checked.ok) {
      report({ name: 'ID token', verdict: 'fail', text: `With the keys of ${whose}: ${checked.text}.` })
      throw new Refused(`ID token: ${checked.text}`)
    }
    const { claims } = checked
    const text = `Signature (key from ${whose}), iss, aud and exp are right.`
    report({ name: 'ID token', verdict: 'pass', text })
    compare('nonce', 'nonce', () => pending !== undefined && claims['nonce'] === pending.nonce, [
      'The one in the token is the one that this browser’s login began with.',
      'The one in the token is not the one that this browser’s login began with.',
    ])
    const session = random()
    sessions.set(session, { issuer: provider.issuer, sub: String(claims.sub), provider, idToken: token })
    return redirect(pending?.next ?? '/', [removeCookie('pending'), setCookie('session', session)])
  }

  /** Trades the code for an ID token. */
  const redeem = async (code: string, provider: AppProvider, pending: Pending | undefined): Promise<string> => {
    const verifier = pending?.verifier ?? null
    const answer = await fetch(provider.token, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${provider.clientId}:${provider.clientSecret}`)}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: callback,
        ...(verifier && { code_verifier: verifier }),
      }),
    })
    const body: Record<string, unknown> = { ...(await answer.json()) }
    const sent = verifier ? ', sent with the code_verifier of this browser’s login' : ''
    must('code', typeof body['id_token'] === 'string', [
      `The provider takes it${sent}.`,
      `The provider refuses it${sent}: ${String(body['error'])}.`,
    ])
    if (!verifier) report({ name: 'PKCE', verdict: 'off', text: 'The app does not use it.' })
    return String(body['id_token'])
  }

  const logout = (request: Request): Response => {
    const id = cookieOf(request, 'session') ?? ''
    const session = sessions.get(id)
    sessions.delete(id)
    const end = session?.provider.endSession
    if (!session || !end) return redirect('/', [removeCookie('session')])
    const query = new URLSearchParams({ id_token_hint: session.idToken, post_logout_redirect_uri: `${appOrigin}/` })
    return redirect(`${end}?${query}`, [removeCookie('session')])
  }

  return {
    sessions,
    async handle(request) {
      const url = new URL(request.url)
      if (url.pathname === '/login') return login(url)
      if (url.pathname === '/logout') return logout(request)
      if (url.pathname !== '/callback') return page(200, greeting(sessions.get(cookieOf(request, 'session') ?? '')))
      try {
        return await finish(request)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return page(400, `You are not logged in. ${error.message}`, [removeCookie('pending')])
      }
    },
  }
}

function greeting(session: AppSession | undefined): string {
  return session ? `You are logged in. Your account: ${session.sub} at ${session.issuer}` : 'You are not logged in.'
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
