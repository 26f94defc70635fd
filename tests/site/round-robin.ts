import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** A proxy without stickiness: each request goes to the next of the ports; one that refuses connections is passed over. */
export async function roundRobin(port: number, ports: readonly number[]) {
  let turn = 0
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const [body, first] = [await buffer(req), turn++]
    for (let tries = 0; tries < ports.length; tries += 1) {
      const came = await passOn(req, body, ports[(first + tries) % ports.length] ?? 0)
      if (came === 'refused') continue
      if (came === 'broken') break
      res.writeHead(came.status, came.headers).end(came.body)
      return
    }
    res.writeHead(502).end('Bad Gateway')
  }
  const server = createServer((req, res) => void answer(req, res)).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return { close: () => server.close().closeAllConnections() }
}

interface Came {
  readonly status: number
  readonly headers: string[]
  readonly body: Buffer
}

function passOn(req: IncomingMessage, body: Buffer, port: number): Promise<Came | 'refused' | 'broken'> {
  return new Promise((resolve) => {
    const { method, url: path, headers } = req
    const passed = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, async (answer) => {
      const whole = await buffer(answer).catch(() => null)
      if (whole === null) resolve('broken')
      else resolve({ status: answer.statusCode ?? 502, headers: answer.rawHeaders, body: whole })
    })
    passed.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'broken')
    })
    passed.end(body)
  })
}
