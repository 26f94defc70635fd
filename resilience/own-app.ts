import { someone } from './stage.ts'

const redirectUri = 'http://localhost:8501/oauth2callback'
const address = '198.51.250.1'

export interface Redeemed {
  readonly status: number
  readonly access_token?: string
}

/** A reader's own app, registered by a program, with as much of its back channel as it takes. */
export async function ownApp(origin: string) {
  const registered = await fetch(`${origin}/provider/acme/reg`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ client_name: 'Mine', redirect_uris: [redirectUri] }),
  })
  const { client_id, client_secret } = await registered.json()
  const headers = { authorization: `Basic ${btoa(`${client_id}:${client_secret}`)}`, 'x-forwarded-for': address }
  return {
    /** Logs somebody in, up to the code that the app is given. */
    async code(): Promise<string> {
      const browser = someone(origin)
      const asked = { response_type: 'code', client_id, redirect_uri: redirectUri, scope: 'openid' }
      const query = new URLSearchParams({ ...asked, state: 's', nonce: 'n' })
      const signIn = await browser.open(`/provider/acme/auth?${query}`)
      return (await browser.leave(signIn, { persona: 'ada' })).searchParams.get('code') ?? ''
    },
    async redeem(code: string): Promise<Redeemed> {
      const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri })
      const answer = await fetch(`${origin}/provider/acme/token`, { method: 'POST', headers, body })
      return { status: answer.status, ...(await answer.json().catch(() => ({}))) }
    },
    /** The status with which the provider answers to an access token. */
    async userinfo(token: string): Promise<number> {
      const sent = { authorization: `Bearer ${token}`, 'x-forwarded-for': address }
      return (await fetch(`${origin}/provider/acme/me`, { headers: sent })).status
    },
  }
}
