import type { ReaderVersion } from '#lib/streamlit/reader-versions.ts'

/** A part of a snippet, and what stands there for a version. */
export interface SnippetPiece {
  readonly from: number
  readonly to: number
  readonly text: string
}

export interface SnippetFor {
  readonly pieces: readonly SnippetPiece[]
  /** It uses what the version has not. */
  readonly isNotForIt: boolean
}

/** What a snippet of Python uses, by the topic of the table of versions that says since when it is there. */
const uses = [
  ['tokens', /\bst\.user(?:\.|\[")(?:tokens|provider)\b/],
  ['st-app', /\bst\.App\b/],
  ['app-test-user', /\bapp\.user\b/],
] as const

/** What a snippet is for a version: with the name of `st.user` there, and the command that installs it. */
export function snippetFor(snippet: { text: string; language: string }, reader: ReaderVersion): SnippetFor {
  const { text, language } = snippet
  if (language.startsWith('py')) {
    const isNotForIt = uses.some(([topic, use]) => topic in reader.otherwise && use.test(text))
    const isNewName = isNotForIt || reader.user === 'st.user'
    return { pieces: isNewName ? [] : found(text, /\bst\.user\b/g, reader.user), isNotForIt }
  }
  const isNewest = Object.keys(reader.otherwise).length === 0
  return {
    pieces: isNewest ? [] : found(text, /\bpip install "streamlit\[auth\]"/g, reader.install),
    isNotForIt: false,
  }
}

function found(text: string, what: RegExp, own: string): readonly SnippetPiece[] {
  return [...text.matchAll(what)].map(({ 0: whole, index }) => ({ from: index, to: index + whole.length, text: own }))
}
