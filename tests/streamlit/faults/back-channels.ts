import { generateKeyPairSync, sign } from 'node:crypto'
import { decodeJwt } from 'jose'
import { personas } from '#lib/provider/personas.ts'
import { phaseOfRequest } from '#lib/trace/phase.ts'
import type { Scenario } from '../differential/scenario.ts'

type MakeBackChannel = NonNullable<Scenario['backChannel']>

/** Every token answer after the first brings the first one's ID token again. */
export const replayedToken: MakeBackChannel = (noted) =>
  changedTokens(async (idToken) => {
    noted.push(idToken)
    return noted[0] ?? idToken
  })

/**
 * The ID token is one for Ada, signed with an RSA key that nobody knows and that stands in its own header. joserfc takes
 * headers of 512 bytes at most, which a key of 2048 bits exceeds.
 */
export function embeddedKey(bits: 1024 | 2048): MakeBackChannel {
  return () =>
    changedTokens(async (idToken) => {
      const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits })
      const claims = { ...decodeJwt(idToken), sub: personas.ada.accounts.acme.sub }
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
      const input = `${part({ alg: 'RS256', jwk: publicKey.export({ format: 'jwk' }) })}.${part(claims)}`
      return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`
    })
}

/** Globex keeps the codes that it is sent, and answers with an error. */
export const codesToGlobex: MakeBackChannel = (noted) => (send) => async (request) => {
  const isToken = phaseOfRequest(request.method, request.url) === 'token'
  if (!isToken || !new URL(request.url).pathname.startsWith('/provider/globex/')) return send(request)
  noted.push(new URLSearchParams(await request.text()).get('code') ?? '')
  return Response.json({ error: 'invalid_request' }, { status: 400 })
}

function changedTokens(change: (idToken: string) => Promise<string>): ReturnType<MakeBackChannel> {
  return (send) => async (request) => {
    const answer = await send(request)
    if (phaseOfRequest(request.method, request.url) !== 'token' || !answer.ok) return answer
    const tokens: Readonly<Record<string, unknown>> = Object(await answer.json())
    return Response.json({ ...tokens, id_token: await change(String(tokens['id_token'])) })
  }
}
