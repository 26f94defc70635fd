import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64Url, utf8 } from '#lib/python/bytes.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { problemOfTokenError } from '../check-problems.ts'
import type { CauseCode } from './causes.ts'
import { failedMetadata } from './failed-begin.ts'
import { type Found, firstAfter, timedOut } from './found.ts'
import { badIdToken } from './id-token.ts'

/** Why the code of a callback bought no login. The calls that the app made within the callback are the last messages. */
export function failedExchange(exchanges: readonly Exchange[], callback: number): Found {
  const message = firstAfter(exchanges, 'token', callback)
  const token = exchanges[message - 1]
  if (!token) {
    const metadata = failedMetadata(exchanges, callback)
    return metadata ? { ...metadata, seen: 'Logged out' } : { code: 'callback-exchange-failed', message: callback }
  }
  if (!token.response) {
    return { code: timedOut(token) ? 'token-endpoint-timeout' : 'callback-exchange-failed', message }
  }
  const { status } = token.response
  if (status >= 400) return { code: refusal(exchanges, message), message }
  return typeof messageOf(token).json?.['id_token'] === 'string'
    ? badIdToken(exchanges, message)
    : { code: 'scope-without-openid', message }
}

function refusal(exchanges: readonly Exchange[], message: number): CauseCode {
  const token = exchanges[message - 1]
  const status = token?.response?.status ?? 0
  const error = token && messageOf(token).json?.['error']
  const problem = problemOfTokenError(status, error)
  return problem === 'code-not-accepted' ? refusedCode(exchanges, message) : problem
}

function refusedCode(exchanges: readonly Exchange[], message: number): CauseCode {
  const form = formOf(exchanges[message - 1])
  const code = form.get('code')
  const state = exchanges
    .map((one) => messageOf(one).query)
    .find((query) => query.get('code') === code)
    ?.get('state')
  const request = exchanges.findLast(
    (one) => phaseOf(one) === 'authorization' && messageOf(one).query.get('state') === state,
  )
  const challenge = request && messageOf(request).query.get('code_challenge')
  const verifier = form.get('code_verifier')
  // RFC 7636 §4.6; Authlib knows S256 alone.
  if (challenge && (verifier === undefined || toBase64Url(sha256(utf8(verifier))) !== challenge)) {
    return 'wrong-code-verifier'
  }
  const again = exchanges.some(
    (one, index) => index < message - 1 && phaseOf(one) === 'token' && formOf(one).get('code') === code,
  )
  return again ? 'code-used-twice' : 'code-not-accepted'
}

function formOf(exchange: Exchange | undefined): ReadonlyMap<string, string> {
  return new Map(exchange ? messageOf(exchange).form : [])
}
