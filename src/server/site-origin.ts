import { readFileSync } from 'node:fs'
import { type Environment, isLoopback, readPublicOrigin, type Settings } from './settings.ts'

/** Beside the built pages: the origin that they name, or nothing. */
export const builtFor = 'dist/built-for'

/**
 * The origin that a build writes into its pages, where an address has to be absolute: `PUBLIC_ORIGIN`, or null where
 * that is not set or names this machine. Throws an Error that says what to put there.
 */
export function siteOrigin(env: Environment): string | null {
  if (!env['PUBLIC_ORIGIN']) return null
  const { value, problem } = readPublicOrigin(env['PUBLIC_ORIGIN'])
  if (problem !== undefined) throw new Error(problem)
  return isLoopback(value) ? null : value
}

/** What a process says at its start when its pages name another origin than its own; null when they do not. */
export function otherOrigin(
  { publicOrigin, loopback }: Pick<Settings, 'publicOrigin' | 'loopback'>,
  file: string | URL,
): string | null {
  if (loopback) return null
  const named = readFileSync(file, 'utf8').trim()
  if (named === publicOrigin) return null
  const what = named === '' ? 'no origin' : `the origin ${named}`
  return `The pages were built for ${what}: where their addresses are pasted, no picture is shown, or that of another site. Build them again with PUBLIC_ORIGIN=${publicOrigin}.`
}
