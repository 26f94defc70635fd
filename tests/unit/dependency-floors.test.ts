import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/run.ts'

/** The oldest version of each package that lacks no fix which this site needs, and what was mended there. */
const floors: Readonly<Record<string, { readonly version: string; readonly mended: string }>> = {
  astro: { version: '7.2.8', mended: 'code run by a picture (GHSA-26w7-cxv4-gfx2), and what was mended before' },
  '@astrojs/node': { version: '11.0.2', mended: 'redirects led elsewhere by a backslash' },
  koa: { version: '3.1.2', mended: 'a host name with an @ in it (CVE-2026-27959)' },
  'oidc-provider': { version: '9.11.4', mended: 'Basic credentials that were encoded loosely' },
  'openid-client': { version: '6.9.0', mended: 'nothing known; the version that the tests judged' },
}

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

/** Every version of a package that the lock file installs. */
function locked(name: string): readonly string[] {
  return Object.entries<{ version: string }>(packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version)
}

function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, 'en', { numeric: true }) >= 0
}

test.each(Object.entries(floors))('%s is locked at its floor or above', (name, { version: floor }) => {
  const versions = locked(name)
  expect(versions.length).toBeGreaterThan(0)
  expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([])
})

test('versions are compared as numbers', () => {
  expect(isAtLeast('11.0.10', '11.0.2')).toBe(true)
  expect(isAtLeast('9.11.3', '9.11.4')).toBe(false)
})

test('every package of the lock file is held to its content', () => {
  const loose = Object.entries<{ integrity?: string; link?: boolean }>(packages)
    .filter(([path, { integrity, link }]) => path !== '' && !integrity && !link)
    .map(([path]) => path)
  expect(loose).toEqual([])
})
