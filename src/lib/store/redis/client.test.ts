import { connect, createServer } from 'node:net'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { redisClient } from './client.ts'
import { freePort, startRedis, withoutRedis } from './testing.ts'

const redis = await startRedis()
if (!redis) withoutRedis()
afterAll(() => redis?.stop())

test.skipIf(!redis)('finds a Redis that comes up while it connects, and is slow to say what it is', async () => {
  const port = await freePort()
  const door = createServer((near) => {
    const far = connect(Number(new URL(redis?.url ?? '').port), '127.0.0.1')
    let asked = false
    let pinged = false
    // What Redis answers after INFO waits until somebody asks whether it lives.
    const held: Buffer[] = []
    near.on('data', (chunk) => {
      asked ||= /\bINFO\r\n/i.test(chunk.toString('latin1').replace('SETINFO', ''))
      pinged ||= /\bPING\r\n/i.test(chunk.toString('latin1'))
      far.write(chunk)
      if (pinged) for (const answer of held.splice(0)) near.write(answer)
    })
    far.on('data', (answer) => (asked && !pinged ? held.push(answer) : near.write(answer)))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => undefined).on('close', () => other.destroy())
    }
  })
  onTestFinished(() => void door.close())
  // Nobody listens there yet.
  const client = await redisClient({
    url: `redis://127.0.0.1:${port}`,
    prefix: '{x}:',
    onLost: () => void door.listen(port, '127.0.0.1'),
  })
  await client.ping()
  expect(client.isUp()).toBe(true)
  await client.close()
})
