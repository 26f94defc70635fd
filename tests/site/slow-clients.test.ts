import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, inject, test } from 'vitest'
import { parseAnswer } from './raw.ts'

const { port, host } = new URL(inject('origin'))

/** A connection that sends a beginning and nothing more. */
async function begun(bytes: string): Promise<Socket> {
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(bytes)
  return socket
}

test('three hundred clients that never end their headers keep nobody waiting, and are told so and let go', async () => {
  const slow = await Promise.all(Array.from({ length: 300 }, () => begun(`GET / HTTP/1.1\r\nHost: ${host}\r\nX-A: `)))
  const answers = Promise.all(slow.map((socket) => text(socket).catch(() => '')))
  const others = await Promise.all(Array.from({ length: 20 }, () => fetch(`${inject('origin')}/guide/configure/`)))
  expect(others.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
  const statuses = (await answers).map((answer) => parseAnswer(answer).status)
  expect(new Set(statuses)).toEqual(new Set([408]))
})

test('a client whose body never comes is let go', async () => {
  const head = `POST /provider/acme/token HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 100\r\n\r\na=b`
  const socket = await begun(head)
  expect(parseAnswer(await text(socket)).status).toBe(408)
})

test('a connection that asks for nothing more is closed', async () => {
  const socket = await begun(`GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  expect(parseAnswer(await text(socket)).status).toBe(200)
})
