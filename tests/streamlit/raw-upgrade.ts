import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

/**
 * Asks a Streamlit server for its WebSocket from a page of an origin, as a browser does.
 *
 * @param host the Host header; left out, that of the server itself
 * @returns the status of the answer; null when the connection ended without one
 */
export async function upgradeFrom(port: number, origin: string, host = `localhost:${port}`): Promise<number | null> {
  return answerTo(port, whole(headOf(host, origin)))
}

/**
 * Asks a Streamlit server for its WebSocket with one long Cookie line.
 *
 * @param line characters of the whole line, without its end
 * @returns the status of the answer; null when none came within `patience` milliseconds
 */
export async function upgradeStatus(port: number, line: number, patience: number): Promise<number | null> {
  const cookie = `Cookie: x=${'a'.repeat(line - 'Cookie: x='.length)}`
  return answerTo(port, whole([...headOf(`localhost:${port}`, `http://localhost:${port}`), cookie]), patience)
}

/**
 * Sends a Streamlit server the beginning of a request with one long Cookie line, and not the rest.
 *
 * @param size characters of what is sent
 * @returns the status of an answer that does not wait for the rest
 */
export async function statusOfBeginning(port: number, size: number): Promise<number | null> {
  const begun = [...headOf(`localhost:${port}`, `http://localhost:${port}`), 'Cookie: x='].join('\r\n')
  return answerTo(port, begun.padEnd(size, 'a'))
}

/**
 * Asks a Streamlit server for its WebSocket as a page does that has lost its connection, and wants its session again.
 *
 * @returns the status of the answer; null when the connection ended without one
 */
export async function reconnect(port: number, session: string): Promise<number | null> {
  return answerTo(
    port,
    whole(headOf(`localhost:${port}`, `http://localhost:${port}`, `streamlit, PLACEHOLDER, ${session}`)),
  )
}

function headOf(host: string, origin: string, protocols = 'streamlit'): string[] {
  return [
    'GET /_stcore/stream HTTP/1.1',
    `Host: ${host}`,
    `Origin: ${origin}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Protocol: ${protocols}`,
  ]
}

const whole = (head: readonly string[]) => [...head, '', ''].join('\r\n')

async function answerTo(port: number, sent: string, patience = 300_000): Promise<number | null> {
  const socket = connect(port, '127.0.0.1')
  socket.write(sent)
  const late = setTimeout(() => socket.destroy(), patience)
  socket.once('data', () => socket.end())
  const answer = await text(socket).catch(() => '')
  clearTimeout(late)
  const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]
  return status === undefined ? null : Number(status)
}
