import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { otherOrigin, siteOrigin } from './site-origin.ts'

/** The file that a build for this origin leaves. */
function leftBy(origin: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'built-for-')), 'built-for')
  writeFileSync(file, `${origin}\n`)
  return file
}

test('a build names the public origin that it is told, and none on this machine', () => {
  expect(siteOrigin({ PUBLIC_ORIGIN: 'https://auth.example.org' })).toBe('https://auth.example.org')
  expect(siteOrigin({ PUBLIC_ORIGIN: 'http://localhost:4321' })).toBe(null)
  expect(siteOrigin({ PUBLIC_ORIGIN: '' })).toBe(null)
  expect(siteOrigin({})).toBe(null)
})

test('a build that is told something else says what to put there', () => {
  expect(() => siteOrigin({ PUBLIC_ORIGIN: 'auth.example.org' })).toThrow(
    'PUBLIC_ORIGIN is "auth.example.org": put the address visitors use there, like "https://auth.example.org".',
  )
})

test('a process says when its pages were built for another origin', () => {
  const settings = { publicOrigin: 'https://auth.example.org', loopback: false }
  expect(otherOrigin(settings, leftBy('https://auth.example.org'))).toBe(null)
  expect(otherOrigin(settings, leftBy('https://old.example.org'))).toBe(
    'The pages were built for the origin https://old.example.org: where their addresses are pasted, no picture is shown, or that of another site. Build them again with PUBLIC_ORIGIN=https://auth.example.org.',
  )
  expect(otherOrigin(settings, leftBy(''))).toMatch('The pages were built for no origin:')
  expect(otherOrigin({ publicOrigin: 'http://localhost:4321', loopback: true }, leftBy(''))).toBe(null)
})
