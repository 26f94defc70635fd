import { type AppProvider, callback, malloryOrigin } from './addresses.ts'

/** The attacker's server: a web page, and a provider that the app offers. */
export interface Mallory {
  /** Answers any request below {@link malloryOrigin}. */
  handle(request: Request): Promise<Response>
  /** From now on, whoever comes to sign in is sent on to `target` with these parameters of another login. */
  sendOn(target: AppProvider, binding: Readonly<Record<string, string>>): void
  /** The codes that apps have sent to its token endpoint. */
  readonly codes: readonly string[]
}

export function mallory(): Mallory {
  const codes: string[] = []
  let onward: { readonly target: AppProvider; readonly binding: Readonly<Record<string, string>> } | undefined

  return {
    codes,
    sendOn(target, binding) {
      onward = { target, binding }
    },
    async handle(request) {
      const { pathname, searchParams } = new URL(request.url)
      if (pathname === '/authorize' && onward) {
        const to = new URL(onward.target.authorization)
        to.search = new URLSearchParams({
          response_type: 'code',
          client_id: onward.target.clientId,
          redirect_uri: callback,
          scope: 'openid',
          state: searchParams.get('state') ?? '',
          ...onward.binding,
        }).toString()
        return new Response(null, { status: 303, headers: { location: to.href } })
      }
      if (pathname === '/token') {
        codes.push(new URLSearchParams(await request.text()).get('code') ?? '')
        return Response.json({ error: 'server_error' }, { status: 500 })
      }
      return new Response(`This is ${malloryOrigin}. It looks like the app and asks for a password.`, {
        headers: { 'content-type': 'text/plain' },
      })
    },
  }
}
