import { once } from 'node:events'
import { createServer, get, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type ConnectionLimits, guardConnections } from './connections.ts'

const body = 'x'.repeat(8 * 1024 * 1024)
const usual: ConnectionLimits = { perAddress: 5, pipelined: 3, answerTimeout: 20, checkingInterval: 5 }

const servers = new Map<number, Server>()

function openAt(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    servers.get(port)?.getConnections((error, count) => (error ? reject(error) : resolve(count)))
  })
}

/** A server that answers /large with 8 MiB, and /never not at all. */
async function guarded(limits: Partial<ConnectionLimits> = {}, hops = 0): Promise<number> {
  const server = createServer((req, res) => {
    if (req.url === '/never') return
    res.end(req.url === '/large' ? body : 'here')
  })
  guardConnections(server, { hops, limits: { ...usual, ...limits }, now: () => performance.now() })
  server.listen(0, '0.0.0.0')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  servers.set(port, server)
  return port
}

function opened(port: number, localAddress: string): Socket {
  const socket = connect({ port, host: '127.0.0.1', localAddress })
  socket.on('error', () => undefined)
  onTestFinished(() => void socket.destroy())
  return socket
}

async function asked(port: number, localAddress: string): Promise<string> {
  const [answer] = await once(get({ port, host: '127.0.0.1', localAddress, agent: false }), 'response')
  return text(answer)
}

test('an address may hold so many connections, and others still get theirs', async () => {
  const port = await guarded()
  const held = Array.from({ length: 5 }, () => opened(port, '127.0.0.2'))
  await Promise.all(held.map((socket) => once(socket, 'connect')))
  const more = opened(port, '127.0.0.2')
  await once(more, 'close')
  expect(await asked(port, '127.0.0.1')).toBe('here')
  expect(held.filter((socket) => socket.destroyed)).toEqual([])
})

test('a connection that has closed makes room', async () => {
  const port = await guarded({ perAddress: 1 })
  for (const _ of [1, 2, 3]) expect(await asked(port, '127.0.0.2')).toBe('here')
})

test('behind a proxy all connections are its own, and none is counted', async () => {
  const port = await guarded({}, 1)
  const held = Array.from({ length: 20 }, () => opened(port, '127.0.0.2'))
  await Promise.all(held.map((socket) => once(socket, 'connect')))
  expect(await asked(port, '127.0.0.2')).toBe('here')
})

test('a connection that sends more requests than are answered is closed', async () => {
  const port = await guarded({ answerTimeout: 60_000 })
  const socket = opened(port, '127.0.0.1')
  socket.write('GET /never HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(4))
  expect(await text(socket)).toBe('')
})

test('requests in a row on one connection are all answered', async () => {
  const port = await guarded()
  const socket = opened(port, '127.0.0.1')
  for (const _ of [1, 2, 3, 4, 5, 6]) {
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toContain('200 OK')
  }
})

test('a client that does not take its answer is closed', async () => {
  const port = await guarded()
  const accepted = once(servers.get(port) ?? expect.fail(), 'connection')
  const socket = opened(port, '127.0.0.1')
  socket.pause()
  socket.write('GET /large HTTP/1.1\r\nHost: x\r\n\r\n')
  await accepted
  // Its own buffer fills first; the rest is never sent, since the server gives up.
  while ((await openAt(port)) > 0) await wait(5)
  socket.resume()
  const [taken] = await Promise.all([text(socket), once(socket, 'close')])
  expect(taken.length).toBeLessThan(body.length)
})

test('a client that takes its answer gets it whole', async () => {
  const port = await guarded({ answerTimeout: 60_000 })
  const [answer] = await once(get({ port, host: '127.0.0.1', path: '/large', agent: false }), 'response')
  expect((await text(answer)).length).toBe(body.length)
})
