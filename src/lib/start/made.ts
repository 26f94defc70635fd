/** A file that the reader copies, or finds in the zip. */
export interface MadeFile {
  /** Relative to the app's folder. */
  readonly path: string
  readonly language: 'toml' | 'python' | 'bash' | 'yaml' | 'docker' | 'text'
  readonly text: string
  /** What it is for, as running text with code between backticks. */
  readonly note: string
}

/** Commands that belong together, for a POSIX shell. */
export interface Commands {
  readonly title: string
  readonly lines: readonly string[]
}

/** One thing to do in a provider's console. */
export interface ChecklistField {
  readonly field: string
  readonly do: 'type' | 'choose' | 'read'
  /** One value for each address of the app where it depends on the address. */
  readonly values: readonly string[]
  readonly note: string | null
}

/** What to do at a provider, and what it must then send. */
export interface Checklist {
  readonly provider: string
  readonly id: string
  readonly places: readonly { readonly where: string; readonly fields: readonly ChecklistField[] }[]
  readonly scopes: readonly string[]
  /** Claims that the app reads, which have to be in the ID token. */
  readonly claims: readonly { readonly name: string; readonly when: string }[]
  readonly logout: string
}

/** Everything that is made of a reader's choices. */
export interface Made {
  /** As `st.App` hands it over where there is no such file. */
  readonly secretsToml: string
  readonly appPy: string
  readonly requirementsTxt: string
  /** All files in the order in which they are shown, those above among them. */
  readonly files: readonly MadeFile[]
  readonly commands: readonly Commands[]
  /** Where the browser finds the app after the commands. */
  readonly address: string
  readonly checklists: readonly Checklist[]
  /** What to know before the first login, as running text with code between backticks. */
  readonly remarks: readonly string[]
}
