/** The parts of an address as they are written: nothing is normalised, as providers compare them. */
export interface Address {
  readonly text: string
  readonly scheme: string
  readonly host: string
  /** As written; empty when there is none. */
  readonly port: string
  readonly path: string
  /** With its "?" and "#". */
  readonly rest: string
}

/** Takes an address apart; null when it has no scheme and host. */
export function addressOf(text: string): Address | null {
  const [, scheme, host = '', port = '', path = '', rest = ''] =
    /^([a-z][a-z\d+.-]*):\/\/(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^/?#:]*)(?::([^/?#]*))?([^?#]*)(.*)$/is.exec(text) ?? []
  return scheme === undefined || host === '' ? null : { text, scheme, host, port, path, rest }
}

/** The port that counts, where none is written. */
export function portOf({ port, scheme }: Address): string {
  return port || (scheme.toLowerCase() === 'https' ? '443' : '80')
}

/** What Streamlit listens on, behind the base path. */
export const callback = '/oauth2callback'

/** The base path that a redirect URI assumes: what stands before `/oauth2callback`; null when it ends otherwise. */
export function basePath({ path }: Address): string | null {
  const bare = path.replace(/\/$/, '')
  return bare.toLowerCase().endsWith(callback) ? bare.slice(0, -callback.length) : null
}

/** The names of one's own machine: a browser holds them for different hosts. */
export function isOwnMachine(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/i.test(host)
}
