import { keepSecrets } from './kept-secrets.ts'
import { type Environment, readSettings, type SettingsResult } from './settings.ts'
import { type Machine, stateFolder, thisMachine } from './state-folder.ts'

export type StartSettings = SettingsResult & {
  /** Why the secrets end with this process; null when they do not. */
  readonly warning: string | null
}

/**
 * The settings of a process that starts: as {@link readSettings}, and on a loopback origin a secret that the environment
 * does not give comes from a file of the user's state folder, so that a restart changes nothing.
 */
export async function startSettings(env: Environment, machine: Machine = thisMachine): Promise<StartSettings> {
  const told = readSettings(env)
  if (!told.ok || told.settings.lasting) return { ...told, warning: null }
  const folder = stateFolder(env, machine)
  const kept = folder === null ? { ok: false as const, problem: 'There is no home folder.' } : await keepSecrets(folder)
  if (kept.ok) {
    const given = Object.entries(env).filter(([, value]) => value)
    return { ...readSettings({ ...kept.secrets, ...Object.fromEntries(given) }), warning: null }
  }
  const warning = `${kept.problem} The secrets of this site end with this process, and with them the apps that readers registered. Or set COOKIE_SECRET and PROVIDER_KEYS: "npm run make-keys" prints values.`
  return { ...told, warning }
}
