import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles the command `doctor` into one file that needs nothing but Node 20: `doctor.mjs` in `dist`, and again beside
 * the pages of the site, with its SHA-256 as `sha256sum --check` reads it.
 *
 * @param root the project's folder
 */
export async function buildDoctor(root: string): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['scripts/doctor.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    charset: 'utf8',
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  })
  const bytes = outputFiles[0]?.contents ?? new Uint8Array()
  const sum = createHash('sha256').update(bytes).digest('hex')
  await writeFile(join(root, 'dist/doctor.mjs'), bytes, { mode: 0o755 })
  await writeFile(join(root, 'dist/client/doctor.mjs'), bytes)
  await writeFile(join(root, 'dist/client/doctor.mjs.sha256'), `${sum}  doctor.mjs\n`)
}
