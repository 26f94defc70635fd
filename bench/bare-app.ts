// The two libraries and node:http, with no site around them: the yardstick of the login benchmark. It sends the same
// messages as the site does, and reads the metadata at each login and callback as Streamlit does.
import { createHmac, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as oidc from 'openid-client'
import { bareProvider, type CookieKeys } from './bare-provider.ts'

export type NodeHandler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** By what means the app does what every contestant does. */
export interface Means {
  readonly cookieKeys: CookieKeys
  readonly sealKey: string | KeyObject
  /** Carries a message of the back channel to the provider, which is in this process. */
  readonly backChannel: (provider: NodeHandler, host: string) => oidc.CustomFetch
}

/** Listens on the port that the environment names. */
export async function startBareApp({ cookieKeys, sealKey, backChannel }: Means): Promise<void> {
  const port = Number(process.env.PORT)
  const origin = `http://localhost:${port}`
  const issuer = `${origin}/provider`
  const home = '/app/bare/'
  const redirectUri = `${origin}${home}oauth2callback`
  const client = { clientId: 'bench', clientSecret: 'secret-of-the-bench', redirectUri }
  const provider = await bareProvider(issuer, client, cookieKeys)
  const callback = provider.callback()
  const send = backChannel(atProvider, `localhost:${port}`)

  function atProvider(req: IncomingMessage, res: ServerResponse): Promise<void> {
    Object.assign(req, { originalUrl: req.url, url: req.url?.replace(/^\/provider/, '') })
    return callback(req, res)
  }

  function discover(): Promise<oidc.Configuration> {
    return oidc.discovery(new URL(issuer), client.clientId, client.clientSecret, undefined, {
      [oidc.customFetch]: send,
      execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks],
    })
  }

  const mac = (payload: string) => createHmac('sha256', sealKey).update(payload).digest('base64url')

  function seal(value: object): string {
    const payload = Buffer.from(JSON.stringify(value)).toString('base64url')
    return `${payload}.${mac(payload)}`
  }

  function unseal(req: IncomingMessage, name: string): Record<string, string> | null {
    const [payload = '', mark] = (new RegExp(`${name}=([^;]+)`).exec(req.headers.cookie ?? '')?.[1] ?? '').split('.')
    return mark === mac(payload) ? JSON.parse(Buffer.from(payload, 'base64url').toString()) : null
  }

  async function beginLogin(res: ServerResponse): Promise<void> {
    const verifier = oidc.randomPKCECodeVerifier()
    const checks = { state: oidc.randomState(), nonce: oidc.randomNonce() }
    const url = oidc.buildAuthorizationUrl(await discover(), {
      redirect_uri: client.redirectUri,
      scope: 'openid profile email',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...checks,
    })
    const cookie = `login=${seal({ ...checks, verifier })}; Path=${home}; HttpOnly; SameSite=Lax`
    res.writeHead(302, { location: url.href, 'set-cookie': cookie }).end()
  }

  async function finishLogin(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { state = '', nonce = '', verifier = '' } = unseal(req, 'login') ?? {}
    const tokens = await oidc.authorizationCodeGrant(await discover(), new URL(req.url ?? '', origin), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    const cookie = `user=${seal({ ...tokens.claims() })}; Path=${home}; HttpOnly; SameSite=Lax`
    res.writeHead(302, { location: home, 'set-cookie': cookie }).end()
  }

  async function signIn(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.method === 'GET') {
      await provider.interactionDetails(req, res)
      return html(res, '<form method="post"><button name="persona" value="ada">Ada</button></form>')
    }
    const form = new URLSearchParams(Buffer.concat(await req.toArray()).toString())
    const accountId = form.get('persona') ?? ''
    const grant = new provider.Grant({ accountId, clientId: client.clientId })
    grant.addOIDCScope('openid profile email')
    await provider.interactionFinished(req, res, { login: { accountId }, consent: { grantId: await grant.save() } })
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const path = (req.url ?? '').split('?')[0] ?? ''
    if (path === home)
      return html(res, unseal(req, 'user')?.name ?? `<a href="${home}auth/login?provider=acme">Log in</a>`)
    if (path === `${home}auth/login`) return beginLogin(res)
    if (path === `${home}oauth2callback`) return finishLogin(req, res)
    if (path.startsWith('/provider/interaction/')) return signIn(req, res)
    if (path.startsWith('/provider/')) return atProvider(req, res)
    return html(res, 'ready')
  }

  createServer((req, res) => {
    answer(req, res).catch((error) => {
      process.stderr.write(`${error}\n`)
      if (!res.headersSent) res.writeHead(500).end()
    })
  }).listen(port, '127.0.0.1')
}

function html(res: ServerResponse, body: string): void {
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html>${body}`)
}
