import { compareVersions, type Since, type VersionTopic, versionDoes, versions, versionsRun } from './versions.ts'

/** One thing that two versions do differently. */
export interface Change {
  readonly topic: VersionTopic
  readonly before: string
  readonly after: string
}

/** An entry of a row, with where it ends. */
export interface Span extends Since {
  /** The last version that was run and did so. */
  readonly last: string
}

// Object.keys is typed string[]: the keys of a const are its topics.
export const versionTopics = Object.keys(versions) as readonly VersionTopic[]

/** The newest of the versions that were run. */
export const newestRun: string = versionsRun.at(-1) ?? ''

/** What `to` does otherwise than `from`, in the order of the table. */
export function changesBetween(from: string, to: string): readonly Change[] {
  return versionTopics.flatMap((topic) => {
    const [before, after] = [from, to].map((version) => versionDoes(topic, version)?.does ?? '')
    return before === undefined || after === undefined || before === after ? [] : [{ topic, before, after }]
  })
}

/** The version that was run before this one; undefined for the first. */
export function runBefore(version: string): string | undefined {
  return versionsRun.findLast((other) => compareVersions(other, version) < 0)
}

/** The version that was run after this one; undefined for the newest. */
export function runAfter(version: string): string | undefined {
  return versionsRun.find((other) => compareVersions(other, version) > 0)
}

/** Each version that was run and what it changed of the one before, the newest first; without the first. */
export function versionSteps(): readonly {
  readonly version: string
  readonly before: string
  readonly changes: readonly Change[]
}[] {
  return versionsRun.toReversed().flatMap((version) => {
    const before = runBefore(version)
    return before === undefined ? [] : [{ version, before, changes: changesBetween(before, version) }]
  })
}

/** A row with the last version of each entry. */
export function spansOf(topic: VersionTopic): readonly Span[] {
  const row: readonly Since[] = versions[topic]
  return row.map((since, at) => {
    const next = row[at + 1]
    return { ...since, last: (next && runBefore(next.version)) ?? newestRun }
  })
}
