import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { whyStale } from '../../scripts/build-id.ts'
import { root, run } from '../../scripts/run.ts'
import { type StreamlitEnv, streamlitEnv } from '../../scripts/streamlit-env.ts'

declare module 'vitest' {
  interface ProvidedContext {
    streamlit: StreamlitEnv
  }
}

/**
 * Makes the environment once for all tests of this project, and the site, whose code blocks they run. With
 * REQUIRE_STREAMLIT=1 a missing environment is a failure; else the tests are skipped.
 */
export async function setup(project: TestProject): Promise<void> {
  const env = await streamlitEnv()
  if (!env.ok && process.env['REQUIRE_STREAMLIT'] === '1') throw new Error(env.reason)
  project.provide('streamlit', env)
  if (!env.ok) return
  if (whyStale(root) !== null && (await run('scripts/build.ts')) !== 0) throw new Error('the site does not build')
  project.provide('dist', join(root, 'dist'))
}
