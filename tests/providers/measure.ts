import type { ProviderEnvs } from '../../scripts/provider-envs.ts'
import type { MeasuredLogin, MeasuredProviders } from '../../src/data/measured-providers-file.ts'
import { makeRealWorld } from './real-world.ts'
import { rows } from './table.ts'

/** Logs a real Streamlit in and out at every provider that is there. What is not there stays as it was. */
export async function measureReal(
  python: string,
  envs: ProviderEnvs,
  before: MeasuredProviders['real'],
): Promise<MeasuredProviders['real']> {
  const world = await makeRealWorld(python)
  const real: MeasuredProviders['real'] = {}
  try {
    for (const { id, missing, start, logins } of rows) {
      const reason = missing(envs)
      const kept = before[id]
      if (reason !== null) console.log(`${id} is not measured again: ${reason}`)
      if (reason !== null && kept) real[id] = kept
      if (reason !== null) continue
      const provider = await start(envs, world.client)
      const measured: Record<string, MeasuredLogin> = {}
      for (const [name, login] of Object.entries(logins)) measured[name] = await world.login(provider, login)
      await provider.end()
      real[id] = { version: provider.version, logins: measured }
    }
    return real
  } finally {
    await world.end()
  }
}
