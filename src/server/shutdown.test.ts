import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { readArrived } from './shutdown.ts'

/** Sends a request over each of eight connections, says so in `flag`, and posts how many were answered. */
const clients = `
const { connect } = require('node:net')
const { parentPort, workerData } = require('node:worker_threads')
const flag = new Int32Array(workerData.flag)
let [sent, ended, answered] = [0, 0, 0]
for (let at = 0; at < 8; at += 1) {
  const socket = connect(workerData.port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n', () => {
    if (++sent === 8) { Atomics.store(flag, 0, 1); Atomics.notify(flag, 0) }
  })
  socket.on('data', () => { answered += 1 })
  socket.on('error', () => undefined)
  socket.on('close', () => { if (++ended === 8) parentPort.postMessage(answered) })
}
`

test('requests that came while the process was held up are answered when it stops', async () => {
  const server = createServer((_, answer) => answer.end('here'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const flag = new SharedArrayBuffer(4)
  const { port } = server.address() as AddressInfo
  const worker = new Worker(clients, { eval: true, workerData: { flag, port } })
  // Nothing is accepted until all have been sent.
  Atomics.wait(new Int32Array(flag), 0, 0)
  const [answered] = await Promise.all([
    once(worker, 'message').then(([count]) => count),
    readArrived(server).then(() => server.close()),
  ])
  expect(answered).toBe(8)
  await worker.terminate()
})
