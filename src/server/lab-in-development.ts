import type { Lab } from '#lib/lab/lab.ts'
import { makeLab } from './make-lab.ts'
import { readSettings } from './settings.ts'
import { processStore } from './store.ts'

declare global {
  // Kept here and not in the module, so that reloading a module keeps keys, captures and logins.
  var streamlitAuthLab: Promise<Lab> | undefined
}

/** The lab of `astro dev`, which has no server.ts that makes one. */
export function labInDevelopment(): Promise<Lab> {
  globalThis.streamlitAuthLab ??= made()
  return globalThis.streamlitAuthLab
}

async function made(): Promise<Lab> {
  const result = readSettings(process.env)
  if (!result.ok) throw new Error(result.problems.join(' '))
  return makeLab(result.settings, processStore())
}
