import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'
import type { Environment } from './settings.ts'

/** The machine that a path is worked out for. */
export interface Machine {
  readonly platform: NodeJS.Platform
  /** The user's home folder; empty when there is none. */
  readonly home: string
}

export const thisMachine: Machine = { platform: process.platform, home: homedir() }

/**
 * The user's folder for what this site keeps from one start to the next, or null when there is no such place.
 * XDG_STATE_HOME counts on every system; a path that is not absolute counts as absent (XDG Base Directory 0.8).
 */
export function stateFolder(env: Environment, { platform, home }: Machine = thisMachine): string | null {
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix
  const usual = {
    win32: env.LOCALAPPDATA || join(home, 'AppData', 'Local'),
    darwin: join(home, 'Library', 'Application Support'),
    other: join(home, '.local', 'state'),
  }
  const given = env.XDG_STATE_HOME || ''
  const base = isAbsolute(given) ? given : usual[platform === 'win32' || platform === 'darwin' ? platform : 'other']
  return isAbsolute(base) ? join(base, 'streamlit-auth-guide') : null
}
