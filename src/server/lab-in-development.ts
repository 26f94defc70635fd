import type { Lab } from '#lib/lab/lab.ts'
import { playTwice } from '#lib/plays/attacks/play.ts'
import { compareNow } from '#lib/plays/faults/comparison.ts'
import { makeLab } from './make-lab.ts'
import type { Plays } from './plays/plays.ts'
import { processStore } from './process-store.ts'
import { readSettings } from './settings.ts'
import { type SiteSearch, siteSearch } from './site-search.ts'

declare global {
  // Kept here and not in the module, so that reloading a module keeps keys, captures and logins.
  var streamlitAuthLab: Promise<Lab> | undefined
}

/** The lab of `astro dev`, which has no server.ts that makes one. */
export function labInDevelopment(): Promise<Lab> {
  globalThis.streamlitAuthLab ??= made()
  return globalThis.streamlitAuthLab
}

/** Plays as a page of `astro dev` asks for them: here and at once. */
export const playsInDevelopment: Plays = {
  fault: async (fault) => ({ fault, ...(await compareNow(fault, Date.now)) }),
  attack: (attack) => playTwice(attack, Date.now),
}

/** The search of `astro dev`, over the pages of the last build. */
export const searchInDevelopment: SiteSearch = siteSearch('dist/client')

async function made(): Promise<Lab> {
  const result = readSettings(process.env)
  if (!result.ok) throw new Error(result.problems.join(' '))
  return makeLab(result.settings, processStore())
}
