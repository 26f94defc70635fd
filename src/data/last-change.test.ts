import { expect, test } from 'vitest'
import { lastChange } from './last-change.ts'

const dates = {
  'content/guide/configure.mdx': '2026-11-02',
  'content/measured-versions.json': '2026-11-20',
  'data/reference/auth.ts': '2026-10-30',
}

test.each([
  ['/guide/configure/', '2026-11-02'],
  ['/versions/1.57.0/', '2026-11-20'],
  ['/reference/auth/', '2026-10-30'],
  ['/guide/', undefined],
  ['/', undefined],
  ['/guide/unknown/', undefined],
])('the text of %s was changed last on %s', (path, day) => {
  expect(lastChange(path, dates)).toBe(day)
})
