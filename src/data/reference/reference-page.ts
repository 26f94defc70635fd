import type { Section } from '#lib/facts/explanations/explanation.ts'
import type { UserRead } from '#lib/streamlit/user-reads.ts'
import type { VersionTopic } from '#lib/streamlit/versions.ts'

/** How an entry is known: a test asks the real Streamlit, its source was read, somebody wrote so, a standard says so. */
export type Known = 'measured' | 'read' | 'reported' | 'definition'

/** Words of Streamlit, as they come: no code between backticks in them. */
export interface Said {
  readonly said: string
}

/** One thing that people look up. Texts are inline: code between backticks. */
export interface ReferenceEntry {
  /** Its anchor, which never changes. */
  readonly id: string
  /** As it is written in a file, in a program or in a log. */
  readonly name: string
  /** The name is a phrase, with code between backticks. */
  readonly isPhrase?: true
  readonly text: string | Said
  readonly facts?: readonly (readonly [label: string, value: string | Said])[]
  readonly known: Known
  /** The row of the table of versions that it is about. */
  readonly since?: VersionTopic
  readonly section?: Section
  /** Codes of the problems that it may come to. */
  readonly problems?: readonly string[]
}

export interface ReferenceGroup {
  readonly id: string
  readonly title: string
  /** Inline. */
  readonly about?: string
  /** The row of the table of versions that it is about. */
  readonly since?: VersionTopic
  readonly entries?: readonly ReferenceEntry[]
  /** The tests that ask the real Streamlit for what is measured in it, named as `testPath` takes them. */
  readonly by?: readonly string[]
  /** Lines of an app, with what comes of each. */
  readonly reads?: readonly UserRead[]
}

export interface ReferencePage {
  /** In its address. */
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly lede: string
  readonly groups: readonly ReferenceGroup[]
  /** The search finds the same elsewhere. */
  readonly isTwice?: true
}
