import { setImmediate as next } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { turnsByAddress } from './turns.ts'

/** Work that notes when it begins and ends. */
function noting(noted: string[]) {
  return (name: string) => async () => {
    noted.push(`${name} begins`)
    await next()
    noted.push(`${name} ends`)
    return name
  }
}

test('work for one address is done one after another, and that for others beside it', async () => {
  const turn = turnsByAddress(() => performance.now())
  const noted: string[] = []
  const work = noting(noted)
  const all = [
    turn('192.0.2.1', work('one')),
    turn('192.0.2.1', work('two')),
    turn('192.0.2.1', work('three')),
    turn('192.0.2.2', work('other')),
  ]
  expect(noted).toEqual(['one begins', 'other begins'])
  expect(await Promise.all(all)).toEqual(['one', 'two', 'three', 'other'])
  const own = noted.filter((line) => !line.startsWith('other'))
  expect(own).toEqual(['one', 'two', 'three'].flatMap((name) => [`${name} begins`, `${name} ends`]))
})

test('between two of one address there is as much time as the first one took', async () => {
  let time = 0
  const turn = turnsByAddress(() => time)
  const first = turn('192.0.2.1', async () => {
    time += 40
  })
  const begun = performance.now()
  const second = turn('192.0.2.1', async () => performance.now() - begun)
  await first
  expect(await second).toBeGreaterThanOrEqual(39)
})

test('work that fails fails for who asked for it, and the next one is done', async () => {
  const turn = turnsByAddress(() => performance.now())
  const failing = turn('192.0.2.1', () => Promise.reject(new Error('no')))
  const after = turn('192.0.2.1', async () => 'done')
  await expect(failing).rejects.toThrow('no')
  expect(await after).toBe('done')
})
