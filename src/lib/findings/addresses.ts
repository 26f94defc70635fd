/** The address, when a browser would take it as one; nothing else is read of a text that is none. */
export function addressOf(text: string): URL | undefined {
  if (text.length > 4000 || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  return new URL(text)
}

/** Whether a host is this very machine. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(hostname) || hostname.endsWith('.localhost')
}

/** Whether a host may be known to this network alone: an address of a private range, or a name without a dot. */
export function isPrivate(url: URL): boolean {
  const { hostname } = url
  return (
    isLoopback(url) ||
    /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(hostname) ||
    (!hostname.includes('.') && !hostname.startsWith('[')) ||
    /\.(?:local|internal|lan|test|home\.arpa|svc)$/.test(hostname)
  )
}

/** Whether a host is the domain or one below it. */
export function isHostOf({ hostname }: URL, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`)
}

/** The end of every metadata address (OpenID Connect Discovery 1.0 §4). */
export const wellKnown = '/.well-known/openid-configuration'

/** The path at which Streamlit waits for the browser to come back. */
export const callbackPath = '/oauth2callback'
