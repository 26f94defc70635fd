import { cookieLineLimit } from '#lib/streamlit/websocket-limit.ts'

/** A server on the way, and the longest Cookie line that it takes. */
export interface HeaderLimit {
  readonly bytes: number
  readonly server: string
  /** What the user sees past the limit. */
  readonly beyond: string
  readonly passed: boolean
}

export interface HeaderView {
  /** Bytes of the whole line, `Cookie: ` included. */
  readonly bytes: number
  readonly cookies: readonly { readonly name: string; readonly bytes: number }[]
  readonly limits: readonly HeaderLimit[]
}

const limits: readonly Omit<HeaderLimit, 'passed'>[] = [
  {
    bytes: cookieLineLimit,
    server: 'Streamlit’s WebSocket, unless WEBSOCKETS_MAX_LINE_LENGTH raises it',
    beyond: 'The connection hangs: endless loading, nothing in the log. Plain HTTP requests still pass.',
  },
  {
    bytes: 8192,
    server: 'A reverse proxy such as nginx, as it comes',
    beyond: '400 Request Header Or Cookie Too Large, before Streamlit hears of it.',
  },
  { bytes: 32_768, server: 'This site, all headers together', beyond: '431 Request Header Fields Too Large.' },
]

/** The Cookie line that a browser makes of these cookies: all of them in one, however they were set (RFC 6265 §5.4). */
export function headerView(cookies: readonly { readonly name: string; readonly value: string }[]): HeaderView {
  const pairs = cookies.map(({ name, value }) => ({
    name,
    bytes: new TextEncoder().encode(`${name}=${value}`).length,
  }))
  const separators = Math.max(0, pairs.length - 1) * '; '.length
  const bytes = pairs.reduce((sum, pair) => sum + pair.bytes, separators)
  const whole = pairs.length === 0 ? 0 : bytes + 'Cookie: '.length
  return {
    bytes: whole,
    cookies: pairs,
    limits: limits.map((limit) => ({ ...limit, passed: whole > limit.bytes })),
  }
}
