import { readFile } from 'node:fs/promises'
import { keepRun, measureOlder } from '../tests/streamlit/older/measure.ts'
import { olderEnv, packageFolders } from './older-env.ts'
import { releasedOn } from './package-index.ts'
import { measuredFile, streamlitEnv } from './streamlit-env.ts'

/**
 * Tells Streamlits the stories of tests/streamlit/older, one after the other, and keeps what was seen in
 * src/content/measured-versions.json.
 */
export async function measureOlderOnes(versions: readonly string[]): Promise<void> {
  const pinned: { streamlit: string } = JSON.parse(await readFile(measuredFile, 'utf8'))
  for (const version of versions) {
    const env = version === pinned.streamlit ? await streamlitEnv() : await olderEnv(version)
    if (!env.ok) throw new Error(`no environment for Streamlit ${version}: ${env.reason}`)
    const run = await measureOlder(env.python, packageFolders(env.python))
    const changed = await keepRun(run, await releasedOn(version))
    console.log(
      `Streamlit ${version} with Authlib ${run.authlib}: ${changed.length} answers of ${Object.keys(run.seen).length} changed`,
    )
    for (const story of changed) console.log(`  ${story}: ${run.seen[story]}`)
  }
}
