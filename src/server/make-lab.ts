import { createLab, type Lab } from '#lib/lab/lab.ts'
import { deriveSecret } from '#lib/sample-app/derive-secret.ts'
import type { Settings } from './settings.ts'

/** Seconds between two sweeps of the store. */
const SWEEP_SECONDS = 30

/** The process's lab: its keys, its store, what its visitors did. Throws for keys that cannot be used. */
export async function makeLab(settings: Settings): Promise<Lab> {
  const lab = await createLab({
    origin: settings.publicOrigin,
    https: settings.https,
    cookieSecret: settings.cookieSecret,
    providerKeys: settings.providerKeys === null ? null : JSON.parse(settings.providerKeys),
    cookieKeys: [deriveSecret(settings.cookieSecret, 'provider cookies')],
    clock: Date.now,
    onError: console.error,
  })
  setInterval(lab.sweep, SWEEP_SECONDS * 1000).unref()
  return lab
}
