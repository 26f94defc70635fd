import { expect, test } from 'vitest'
import { listen } from './listen.ts'

test('no connection serves twice, so that none is closed while a busy caller takes it up again', async () => {
  const { port, close } = await listen(async () => new Response('hello'))
  const answer = await fetch(`http://127.0.0.1:${port}/`)
  expect([await answer.text(), answer.headers.get('connection')]).toEqual(['hello', 'close'])
  await close()
})

test('an answer that fails ends its connection too', async () => {
  const { port, close } = await listen(() => Promise.reject(new Error('no')))
  const answer = await fetch(`http://127.0.0.1:${port}/`)
  expect([answer.status, answer.headers.get('connection')]).toEqual([500, 'close'])
  await close()
})
