import { createLab, type Lab } from '#lib/lab/lab.ts'
import { deriveSecret } from '#lib/sample-app/derive-secret.ts'
import { readSettings, type Settings } from './settings.ts'

/** Seconds between two sweeps of the store. */
const SWEEP_SECONDS = 30

declare global {
  // Kept here and not in the module, so that reloading a module in `astro dev` keeps keys, captures and logins.
  var streamlitAuthLab: { readonly settings: Settings | undefined; readonly lab: Promise<Lab> } | undefined
}

/** The process's one lab. `settings` come from server.ts; without them (`astro dev`) the environment is read. */
export function labOf(settings: Settings | undefined): Promise<Lab> {
  const kept = globalThis.streamlitAuthLab
  if (kept && kept.settings === settings) return kept.lab
  const given = settings ?? settingsOfEnvironment()
  const lab = createLab({
    origin: given.publicOrigin,
    https: given.https,
    cookieSecret: given.cookieSecret,
    providerKeys: given.providerKeys === null ? null : JSON.parse(given.providerKeys),
    cookieKeys: [deriveSecret(given.cookieSecret, 'provider cookies')],
    clock: Date.now,
    onError: console.error,
  })
  globalThis.streamlitAuthLab = { settings, lab }
  lab.then(({ sweep }) => setInterval(sweep, SWEEP_SECONDS * 1000).unref()).catch(() => undefined)
  return lab
}

function settingsOfEnvironment(): Settings {
  const result = readSettings(process.env)
  if (!result.ok) throw new Error(result.problems.join(' '))
  return result.settings
}
