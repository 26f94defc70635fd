import { createLab, type Lab } from '#lib/lab/lab.ts'
import { deriveSecret } from '#lib/sample-app/derive-secret.ts'
import type { Store } from '#lib/store/store.ts'
import { log } from './log.ts'
import type { Settings } from './settings.ts'

/** The process's lab: its keys, and in the store what its visitors did. Throws for keys that cannot be used. */
export function makeLab(settings: Settings, store: Store): Promise<Lab> {
  return createLab({
    origin: settings.publicOrigin,
    https: settings.https,
    cookieSecret: settings.cookieSecret,
    providerKeys: settings.providerKeys === null ? null : JSON.parse(settings.providerKeys),
    earlierSecrets: settings.earlierSecrets,
    cookieKeys: [settings.cookieSecret, ...settings.earlierSecrets].map((one) => deriveSecret(one, 'provider cookies')),
    lasting: settings.lasting,
    clock: Date.now,
    store,
    onError: console.error,
    onReplay: (of) => log({ level: 'warn', event: 'replay', of }),
  })
}
