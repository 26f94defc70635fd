import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

/**
 * Asks a Streamlit server for its WebSocket with one long Cookie line.
 *
 * @param line characters of the whole line, without its end
 * @returns the status of the answer; null when none came within `patience` milliseconds
 */
export async function upgradeStatus(port: number, line: number, patience: number): Promise<number | null> {
  const socket = connect(port, '127.0.0.1')
  const cookie = `Cookie: x=${'a'.repeat(line - 'Cookie: x='.length)}`
  const head = [
    'GET /_stcore/stream HTTP/1.1',
    `Host: localhost:${port}`,
    `Origin: http://localhost:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Protocol: streamlit',
  ]
  socket.write([...head, cookie, '', ''].join('\r\n'))
  const late = setTimeout(() => socket.destroy(), patience)
  socket.once('data', () => socket.end())
  const answer = await text(socket).catch(() => '')
  clearTimeout(late)
  const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]
  return status === undefined ? null : Number(status)
}
