import type { TestProject } from 'vitest/node'
import { type ProviderEnvs, providerEnvs } from '../../scripts/provider-envs.ts'
import { streamlitEnv } from '../../scripts/streamlit-env.ts'

declare module 'vitest' {
  interface ProvidedContext {
    providers: ProviderEnvs
  }
}

/**
 * Makes what the real Streamlit and the real providers run in. With REQUIRE_PROVIDERS=1 a missing one is a failure; else
 * its tests are skipped and say why.
 */
export async function setup(project: TestProject): Promise<void> {
  const [streamlit, envs] = await Promise.all([streamlitEnv(), providerEnvs()])
  const reasons = [streamlit, ...Object.values(envs)].flatMap((env) => (env.ok ? [] : [env.reason]))
  if (reasons.length > 0 && process.env['REQUIRE_PROVIDERS'] === '1') throw new Error(reasons.join('\n'))
  project.provide('streamlit', streamlit)
  project.provide('providers', envs)
}
