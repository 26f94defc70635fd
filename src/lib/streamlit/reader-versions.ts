import { installCommand } from './install-command.ts'
import { changesBetween, newestRun, versionTopics } from './version-changes.ts'
import { type VersionTopic, versionDoes, versionsRun } from './versions.ts'

/** What pages say otherwise to a reader of a version. */
export interface ReaderVersion {
  readonly version: string
  /** The name under which an app reads who is logged in. */
  readonly user: string
  /** The command that installs it. */
  readonly install: string
  /** What it does otherwise than the newest, by the topic of the table. */
  readonly otherwise: Readonly<Partial<Record<VersionTopic, string>>>
}

/** What a page loads when a reader chooses a version: read off the table, the newest first. */
export interface ReaderVersions {
  readonly topics: number
  readonly versions: readonly ReaderVersion[]
}

export function readerVersions(): ReaderVersions {
  return { topics: versionTopics.length, versions: versionsRun.toReversed().map(readerVersion) }
}

function readerVersion(version: string): ReaderVersion {
  const changes = changesBetween(version, newestRun)
  return {
    version,
    user: userName(version),
    install: installCommand(version),
    otherwise: Object.fromEntries(changes.map(({ topic, before }) => [topic, before])),
  }
}

/** `st.user`, or the name that came before it. */
export function userName(version: string): string {
  return /`([\w.]+)`/.exec(versionDoes('user', version)?.does ?? '')?.[1] ?? 'st.user'
}
