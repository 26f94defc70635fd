import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Attack, Attacker } from './attack.ts'

/** How many of each are held open: more than one address may have. */
const held = { silent: 2_000, unread: 500 } as const

/** Opens a connection, says something, and waits until the server closes it. */
async function hold({ origin }: Attacker, bytes: string, reads: boolean): Promise<void> {
  const socket: Socket = connect(Number(new URL(origin).port), '127.0.0.1')
  socket.on('error', () => undefined)
  if (reads) socket.resume()
  socket.once('connect', () => socket.write(bytes))
  await once(socket, 'close')
}

/** Whoever holds connections: silent ones, and ones whose answers nobody takes. */
export const connectionAttacks: readonly Attack[] = [
  {
    name: 'connections',
    done: `connections, up to ${held.silent + held.unread} at a time: silent, without an end of their headers, or asking for pages and taking nothing`,
    ...{ parallel: held.silent + held.unread, perSecond: 2_000, few: held.silent + held.unread },
    direct: true,
    begin: async (attacker) => {
      const host = `Host: ${new URL(attacker.origin).host}`
      const page = `GET /guide/configure/ HTTP/1.1\r\n${host}\r\n\r\n`
      const kinds = [
        '',
        `GET / HTTP/1.1\r\n${host}\r\nX-A: `,
        '',
        `GET / HTTP/1.1\r\n${host}\r\nX-A: `,
        page.repeat(16),
      ]
      let turn = 0
      return async () => {
        const bytes = kinds[turn++ % kinds.length] ?? ''
        await hold(attacker, bytes, bytes !== page.repeat(16))
        return 'closed'
      }
    },
  },
]
