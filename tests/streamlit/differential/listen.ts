import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Listening {
  readonly port: number
  close(): Promise<void>
}

/**
 * Serves Fetch-style answers on a loopback port; 0 takes a free one. The URL is made of the Host that was asked for, the
 * request's signal is aborted when the caller hangs up. null: the connection is closed without an answer. No connection
 * serves twice: one that is kept for later can be closed in the moment in which a busy caller takes it up again.
 */
export async function listen(answer: (request: Request) => Promise<Response | null>, port = 0): Promise<Listening> {
  const server: Server = createServer((incoming, outgoing) => {
    reply(answer, incoming, outgoing).catch((error: unknown) => {
      outgoing.shouldKeepAlive = false
      outgoing.writeHead(500).end(String(error))
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    port: address.port,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function reply(
  answer: (request: Request) => Promise<Response | null>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { method = 'GET', headers, url = '/' } = incoming
  const body = method === 'GET' || method === 'HEAD' ? null : await text(incoming)
  const sent = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  const init = { method, headers: Object.fromEntries(sent), body, signal: gone.signal }
  const response = await answer(new Request(`http://${headers.host}${url}`, init))
  if (response === null) {
    incoming.socket.destroy()
    return
  }
  outgoing.shouldKeepAlive = false
  const others = [...response.headers].filter(([name]) => name !== 'set-cookie')
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(others),
    ...(response.headers.getSetCookie().length > 0 && { 'set-cookie': response.headers.getSetCookie() }),
  })
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}
