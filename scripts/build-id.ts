import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { builtFor, siteOrigin } from '../src/server/site-origin.ts'

const sources = ['src', 'public', 'scripts', 'astro.config.mjs', 'package.json', 'package-lock.json', 'server.ts']

/** A hash over everything that a build is made of: names and bytes, tests left out. */
export function sourceId(root: string): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesBelow(root, source)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * Why the build of a folder cannot be used, as half a sentence, or null when it was made from these sources, and for the
 * origin of the environment.
 */
export function whyStale(root: string): string | null {
  const file = join(root, 'dist/build-id')
  if (!existsSync(file)) return 'there is no build yet'
  if (readFileSync(file, 'utf8').trim() !== sourceId(root)) return 'the sources have changed since the last build'
  const origin = readFileSync(join(root, builtFor), 'utf8').trim()
  return origin === (siteOrigin(process.env) ?? '') ? null : 'the last build was for another PUBLIC_ORIGIN'
}

function filesBelow(root: string, path: string): string[] {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(path, entry.parentPath.slice(full.length), entry.name))
}
