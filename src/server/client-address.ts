import { isIP } from 'node:net'

interface Asked {
  /** Of the socket. */
  readonly remoteAddress: string | undefined
  /** The whole header, its lines joined. */
  readonly forwardedFor: string | undefined
}

/**
 * Who is counted as one client: an IPv4 address, or the first 64 bits of an IPv6 address, which one network has for
 * itself (RFC 4291 §2.5.1). Each trusted proxy appends the address that it saw to X-Forwarded-For, so the n-th entry from
 * the right is what the outermost of n proxies saw; what stands left of it anybody can write.
 *
 * @param hops how many trusted proxies stand in front; 0: the socket's own address
 */
export function clientAddress({ remoteAddress = '', forwardedFor = '' }: Asked, hops: number): string {
  const entries = forwardedFor.split(',').map((entry) => entry.trim())
  const told = hops === 0 ? undefined : entries.at(-hops)
  return networkOf(told !== undefined && isIP(told) !== 0 ? told : remoteAddress)
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (isIP(address) !== 6) return address
  const [left = '', right] = (address.split('%')[0] ?? '').split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const zeros = right === undefined ? 0 : 8 - groups(left).length - groups(right).length
  const all = [...groups(left), ...Array<string>(Math.max(0, zeros)).fill('0'), ...groups(right ?? '')]
  const prefix = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${prefix.join(':')}::/64`
}
