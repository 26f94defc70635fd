import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { clientAddress } from './client-address.ts'

export interface ConnectionLimits {
  /** Open connections of one address. Counted only where no proxy stands in front, which has the only address there is. */
  readonly perAddress: number
  /** Requests of one connection that wait for their answers. No browser sends a second one before the first is answered. */
  readonly pipelined: number
  /** Milliseconds for which an answer may wait for a client to take it. */
  readonly answerTimeout: number
  /** Milliseconds between two looks at the connections. */
  readonly checkingInterval: number
}

interface Connection {
  /** Requests without a whole answer. */
  waiting: number
  /** Since when bytes wait for the client to take them, as `now` counts; null: none do. */
  unreadSince: number | null
}

/**
 * Keeps a client from holding a server's connections or memory: closes what is above the limits without an answer, and
 * connections whose client does not take its answer. Node's own limits end those that never send a whole request.
 *
 * @param hops how many trusted proxies stand in front
 * @param now milliseconds of a clock that never goes back
 */
export function guardConnections(
  server: Server,
  { hops, limits, now }: { readonly hops: number; readonly limits: ConnectionLimits; readonly now: () => number },
): void {
  const open = new Map<Socket, Connection>()
  const perAddress = new Map<string, number>()

  server.on('connection', (socket: Socket) => {
    const address = clientAddress({ remoteAddress: socket.remoteAddress, forwardedFor: undefined }, 0)
    const count = (perAddress.get(address) ?? 0) + 1
    if (hops === 0 && count > limits.perAddress) return void socket.destroy()
    perAddress.set(address, count)
    open.set(socket, { waiting: 0, unreadSince: null })
    socket.once('close', () => {
      open.delete(socket)
      const left = (perAddress.get(address) ?? 1) - 1
      if (left === 0) perAddress.delete(address)
      else perAddress.set(address, left)
    })
  })

  server.on('request', ({ socket }: IncomingMessage, res: ServerResponse) => {
    const connection = open.get(socket)
    if (connection === undefined) return
    connection.waiting += 1
    res.once('close', () => {
      connection.waiting -= 1
    })
    if (connection.waiting > limits.pipelined) socket.destroy()
  })

  const timer = setInterval(() => {
    for (const [socket, connection] of open) {
      if (socket.writableLength === 0) connection.unreadSince = null
      else connection.unreadSince ??= now()
      if (connection.unreadSince !== null && now() - connection.unreadSince >= limits.answerTimeout) socket.destroy()
    }
  }, limits.checkingInterval)
  timer.unref()
  server.once('close', () => clearInterval(timer))
}
