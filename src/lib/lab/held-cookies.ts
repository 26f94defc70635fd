/** A cookie that the browser sends to one of this site's paths. */
export interface HeldCookie {
  readonly name: string
  /** Of name, "=" and value. */
  readonly bytes: number
}

const ofApps = /^_streamlit_(?:session|user(?:_tokens)?(?:_\d+)?)$/
const ofProviders = /^(?:__Secure-)?(?:acme|globex)_(?:session|interaction|resume)(?:\.sig)?$/

/** The cookies of a sample app or provider among those that came with a request; other sites' on this host are not. */
export function heldCookies(jar: ReadonlyMap<string, string>, of: 'app' | 'provider'): HeldCookie[] {
  const pattern = of === 'app' ? ofApps : ofProviders
  return [...jar]
    .filter(([name]) => pattern.test(name))
    .map(([name, value]) => ({ name, bytes: new TextEncoder().encode(`${name}=${value}`).length }))
}

/** Set-Cookie lines that delete cookies at a path, which must be the one that they were set with. */
export function deletionLines(names: readonly string[], path: string, https: boolean): string[] {
  const secure = https ? '; Secure' : ''
  return names.map((name) => `${name}=; Path=${path}; Max-Age=0; HttpOnly; SameSite=Lax${secure}`)
}
