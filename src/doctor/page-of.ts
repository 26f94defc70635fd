import { problemOfFinding } from '#lib/pasted/problems.ts'
import { onlineKinds } from './online/online-kinds.ts'

/** The problem that a finding of this code is. */
export function problemOf(code: string): string {
  return onlineKinds.find((one) => one.code === code)?.problem ?? problemOfFinding(code)
}

/**
 * The page of the problem that a finding of this code is. `site`: where the guide is; undefined: the path below that is
 * told, since the command does not know from which site it was taken.
 */
export function pageOf(code: string, site: string | undefined): string {
  const path = `/errors/${problemOf(code)}/`
  return site === undefined ? path : new URL(path, site).href
}
