import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Sends bytes as they are and reads until the server closes; `Connection: close` is for the caller to say. */
export async function raw(origin: string, bytes: string): Promise<RawAnswer> {
  const { port } = new URL(origin)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(bytes)
  return parseAnswer(await text(socket))
}

/** A request with nothing but a request line, a host and the given headers. */
export function rawGet(origin: string, target: string, headers: readonly string[] = []): Promise<RawAnswer> {
  const lines = [`GET ${target} HTTP/1.1`, `Host: ${new URL(origin).host}`, ...headers, 'Connection: close', '', '']
  return raw(origin, lines.join('\r\n'))
}

/** Reads the status, the headers (names in lower case) and what follows. */
export function parseAnswer(answer: string): RawAnswer {
  const [head = '', ...body] = answer.split('\r\n\r\n')
  const [line = '', ...fields] = head.split('\r\n')
  const headers = fields.map((field) => {
    const colon = field.indexOf(':')
    return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()] as const
  })
  return { status: Number(line.split(' ')[1]), headers: Object.fromEntries(headers), body: body.join('\r\n\r\n') }
}
