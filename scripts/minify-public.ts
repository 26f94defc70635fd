import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { transform } from 'esbuild'

/**
 * Makes theme.js, which Astro passes on as it is written, as short as the scripts that it bundles.
 * @param client the folder of what the build made for browsers
 */
export async function minifyPublic(client: string): Promise<void> {
  const file = join(client, 'theme.js')
  const { code } = await transform(await readFile(file, 'utf8'), { minify: true, target: 'es2022' })
  await writeFile(file, code)
}
