import type { ReaderVersion, ReaderVersions } from '#lib/streamlit/reader-versions.ts'
import { shortVersion } from '#lib/streamlit/short-version.ts'

/** What the link in the header says. */
export function shortName(version: string): string {
  return `Streamlit ${shortVersion(version)}`
}

/**
 * What a badge says to a reader in whose version its statement is not true, with what that one does instead, code between
 * backticks; null where it is true.
 * @param badge its text as the page came, such as "since 1.53", with the topic that it leads to
 */
export function notInYours(
  badge: { readonly text: string; readonly topic: string; readonly has: string | undefined },
  { version, otherwise }: ReaderVersion,
): { readonly text: string; readonly instead: string } | null {
  const instead = new Map(Object.entries(otherwise)).get(badge.topic)
  if (instead === undefined || (badge.has !== undefined && instead.includes(badge.has))) return null
  const since = /^since [\d.]+/.exec(badge.text)?.[0]
  return { text: `${since === undefined ? '' : `${since}, `}not in your ${version}`, instead }
}

/** The line at the top of a page. */
export function noticeText({ version, otherwise }: ReaderVersion, all: ReaderVersions, marked: number): string {
  const count = Object.keys(otherwise).length
  const things = `${count} of ${all.topics} things`
  const here = marked === 0 ? 'none of them is' : marked === 1 ? 'one of them is' : `${marked} of them are`
  return `You read for Streamlit ${version}. It does ${things} otherwise than ${all.versions[0]?.version}; ${here} marked here.`
}
