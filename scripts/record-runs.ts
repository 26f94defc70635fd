import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stories } from './recording/stories.ts'
import { root } from './run.ts'

const runs = join(root, 'src/content/reference-runs')

/**
 * Records a scenario's reference run in a process of its own, where clock and randomness are fixed.
 * @throws when the recording ends with another code than 0
 */
export async function recordRun(scenario: string, folder: string = runs): Promise<string> {
  const file = join(folder, `${scenario}.json`)
  const world = pathToFileURL(join(root, 'scripts/recording/fixed-world.ts')).href
  const child = spawn(
    process.execPath,
    ['--import', world, join(root, 'scripts/recording/record-run.ts'), scenario, file],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, RECORDING_SEED: `reference run ${scenario}` },
    },
  )
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`recording ${scenario} ended with ${code}`)
  return file
}

if (import.meta.main) {
  for (const { scenario } of stories) console.log(await recordRun(scenario))
}
