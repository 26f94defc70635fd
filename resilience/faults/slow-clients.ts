import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { pool } from '../../bench/login.ts'
import { bystanders, p99 } from '../bystanders.ts'
import { check, type Fault } from '../fault.ts'

async function open(origin: string, bytes: string): Promise<{ socket: Socket; closed: Promise<number> }> {
  const begun = performance.now()
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  socket.on('error', () => undefined).resume()
  await once(socket, 'connect')
  socket.write(bytes)
  return { socket, closed: once(socket, 'close').then(() => (performance.now() - begun) / 1000) }
}

export const slowClientFaults: readonly Fault[] = [
  {
    name: 'F18',
    done: '500 clients that never end their headers, and 1,000 that ask once and keep their connection',
    holds: 'All are let go within 16 s; pages of others take at most twice as long',
    async run(stage) {
      const { origin } = await stage.site()
      const { host } = new URL(origin)
      const sent = { 'x-forwarded-for': '198.51.252.1' }
      const people = await bystanders(origin, pool(), sent)
      if (!stage.short) await people.during(15)
      const quiet = await (stage.short ? people.few(2) : people.during(30))
      const [slow, idle] = stage.short ? [100, 200] : [500, 1000]
      const held = await Promise.all([
        ...Array.from({ length: slow }, () => open(origin, `GET / HTTP/1.1\r\nHost: ${host}\r\nX-A: `)),
        ...Array.from({ length: idle }, () => open(origin, `GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`)),
      ])
      const beside = await (stage.short ? people.few(2) : people.during(12))
      const longest = Math.max(...(await Promise.all(held.map(({ closed }) => closed))))
      const [before, after] = [p99(quiet), p99(beside)]
      const pages = `99 of 100 pages within ${after.toFixed(1)} ms, without them ${before.toFixed(1)}`
      return [
        check(beside.lost.length === 0, `${beside.logins} logins beside them, ${beside.lost.length} lost`),
        check(stage.short || longest <= 16, `all ${held.length} were let go, the last after ${longest.toFixed(1)} s`),
        ...(stage.short ? [] : [check(after <= 2 * before, pages)]),
      ]
    },
  },
]
