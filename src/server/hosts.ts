import { loopbackNames } from './settings.ts'

export type HostVerdict = { kind: 'ours' } | { kind: 'elsewhere'; location: string } | { kind: 'refused' }

interface Asked {
  readonly method: string
  /** The request target: path and query. */
  readonly url: string
  /** Every Host header of the request. */
  readonly hosts: readonly string[]
}

/**
 * Whether a request names the origin that this site was told to be. RFC 9110 §7.4: a server refuses authorities
 * it does not speak for. Another loopback name of the same port is sent on, since cookies would be kept apart there.
 */
export function judgeHost({ method, url, hosts }: Asked, publicOrigin: string): HostVerdict {
  const [host, ...more] = hosts
  if (host === undefined || more.length > 0) return { kind: 'refused' }
  if (publicOrigin.endsWith(`//${host}`)) return { kind: 'ours' }
  const own = new URL(publicOrigin)
  const asked = parseHost(own.protocol, host)
  if (asked === null) return { kind: 'refused' }
  if (asked.host === own.host) return { kind: 'ours' }
  const bothLoopback = loopbackNames.includes(asked.hostname) && loopbackNames.includes(own.hostname)
  const safe = method === 'GET' || method === 'HEAD'
  return bothLoopback && safe && asked.port === own.port
    ? { kind: 'elsewhere', location: publicOrigin + url }
    : { kind: 'refused' }
}

function parseHost(protocol: string, host: string): URL | null {
  const text = `${protocol}//${host}`
  return /^[a-z0-9.[\]:-]+$/i.test(host) && URL.canParse(text) ? new URL(text) : null
}
