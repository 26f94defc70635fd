import { expect, test } from 'vitest'
import { changesBetween, newestRun, runAfter, runBefore, spansOf, versionTopics } from './version-changes.ts'

test('1.58.0 takes back what 1.57.0 changed', () => {
  expect(changesBetween('1.57.0', '1.58.0')).toContainEqual({
    topic: 'lifetime',
    before: 'until the browser is closed',
    after: '30 days',
  })
  expect(changesBetween('1.56.0', '1.58.0').map(({ topic }) => topic)).not.toContain('lifetime')
})

test('a version does nothing otherwise than itself', () => {
  expect(changesBetween(newestRun, newestRun)).toEqual([])
})

test('neighbours are those that were run', () => {
  expect(runBefore('1.57.0')).toBe('1.56.0')
  expect(runAfter('1.45.1')).toBe('1.52.2')
  expect(runBefore('1.42.0')).toBeUndefined()
  expect(runAfter(newestRun)).toBeUndefined()
})

test('a span ends with the last version that was run before the next', () => {
  expect(spansOf('pkce').map(({ version, last }) => `${version}-${last}`)).toEqual([
    '1.42.0-1.56.0',
    '1.57.0-1.57.0',
    `1.58.0-${newestRun}`,
  ])
  expect(spansOf('lifetime')).toHaveLength(3)
  expect(versionTopics).toContain('lifetime')
})
