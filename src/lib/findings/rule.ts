import type { Edit, Finding, FindingKind, Where } from './finding.ts'
import type { Piece, SecretsFile } from './secrets-file.ts'

/**
 * How what a rule says of Streamlit or of a provider is known. `tested`: by tests here that ask the real Streamlit;
 * `seen`: on the real one, by hand. The others are said in the finding: `read` in the source, `reported` by users,
 * `documents` of the provider, `unchecked`. `plain`: it says nothing that needs checking.
 */
export type Known = 'tested' | 'seen' | 'read' | 'reported' | 'documents' | 'unchecked' | 'plain'

/** What a rule found, in the place where it found it. */
export interface Found {
  readonly at?: readonly Piece[]
  readonly path?: string
  /** What is so, in whole sentences. */
  readonly so: string
  /** Each of these in place of what the rule says in general; null: nothing is said. */
  readonly kind?: FindingKind
  readonly does?: string
  readonly says?: string | null
  readonly where?: Where
  readonly fix?: string
  readonly edit?: Edit
}

/** A rule of the checker: what is said of it, wherever it is found, and how it is found. */
export interface Rule {
  /** Kebab-case; never changes. */
  readonly code: string
  readonly kind: FindingKind
  readonly title: string
  /** What it is, for whoever asks for an explanation. */
  readonly about: string
  readonly streamlit: Finding['streamlit']
  readonly known: Known
  readonly fix: string
  readonly find: (file: SecretsFile) => readonly Found[]
}

const marks: Readonly<Record<Known, string>> = {
  tested: '',
  seen: '',
  plain: '',
  read: ' (Read in the source, not run.)',
  reported: ' (Reported by users, not run here.)',
  documents: ' (From the documents of the provider, not run here.)',
  unchecked: ' (Not checked here.)',
}

/** What Streamlit does, with a mark when that was not measured. */
export function withMark(does: string, known: Known): string {
  return `${does}${marks[known]}`
}
