import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import { makeLab } from './make-lab.ts'
import { readSettings } from './settings.ts'

test('a lab keeps what its visitors do in the store that it is given, and nowhere else', async () => {
  const read = readSettings({})
  if (!read.ok) throw new Error(read.problems.join(' '))
  const [store, other] = [memoryStore({ clock: Date.now }), memoryStore({ clock: Date.now })]
  const [lab, another] = await Promise.all([makeLab(read.settings, store), makeLab(read.settings, other)])
  await lab.settings.change('ada', 'cookies', { fault: 'changed-state' })
  expect([store.size('lab-settings'), other.size('lab-settings')]).toEqual([1, 0])
  expect((await another.settings.get('ada', 'cookies')).fault).toBeNull()
}, 60_000)
