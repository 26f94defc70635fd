import { expect, test } from 'vitest'
import { HeaderList } from '#lib/message/header-list.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Lab } from './lab.ts'
import { testLab, testOrigin } from './testing.ts'
import { visit } from './visit.ts'

/** A lab whose store has no room left for records of one kind. */
async function labWithoutRoomFor(kind: 'pause' | 'lab-settings') {
  const store = memoryStore({ clock: Date.now })
  const lab = await testLab({ store })
  store.limit({ [kind]: 0 })
  return lab
}

/** The request for a path as a browser of that visitor sends it. */
const asked = (lab: Lab, visitor: string, path: string) => ({
  method: 'GET',
  url: testOrigin + path,
  headers: new HeaderList({ cookie: lab.visitors.setCookie(visitor).split(';')[0] ?? '' }),
  body: null,
})

test('a setting for which there is no room is not made, and one that is taken back needs none', async () => {
  const { settings } = await labWithoutRoomFor('lab-settings')
  expect(await settings.change('ada', 'cookies', { step: true })).toBe(false)
  expect(await settings.change('ada', 'cookies', { step: false, fault: null })).toBe(true)
})

test('a redirect that cannot wait, because there is no room, is a refusal and no failure', async () => {
  const lab = await labWithoutRoomFor('pause')
  const visitor = lab.visitors.issue('192.0.2.1')
  await lab.settings.change(visitor, 'cookies', { step: true })
  expect(await visit(lab, asked(lab, visitor, '/app/cookies/auth/login'), '192.0.2.1')).toEqual({
    full: '/app/cookies/',
  })
})
