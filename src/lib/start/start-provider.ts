/** What the files and the checklist of a provider are made of: an extract of its facts, or what its document says. */
export interface StartProvider {
  readonly id: string
  readonly name: string
  /** The name of its table where there are several: `[auth.<table>]`. */
  readonly table: string
  /** What is the reader's own in `metadataUrl`, written `{key}` there. `example` stands in files until it is given. */
  readonly placeholders: readonly { readonly key: string; readonly label: string; readonly example: string }[]
  readonly metadataUrl: string
  /** The scopes to ask for. */
  readonly scopes: readonly string[]
  /** Keys of `client_kwargs` without which the login fails. */
  readonly kwargs: readonly { readonly key: string; readonly value: string }[]
  readonly groups: { readonly claim: string | null; readonly scope: string | null; readonly how: string }
  /** Whether the ID token says of an e-mail address that it is verified. */
  readonly verifiesEmail: boolean
  /** When `email` and `name` are in the ID token, as running text with code between backticks. Empty: nothing to say. */
  readonly claims: readonly { readonly name: string; readonly when: string }[]
  readonly logout: string
  readonly console: readonly ConsolePlace[]
}

/** A place in the provider's console, and what is done with its fields. */
export interface ConsolePlace {
  readonly where: string
  readonly fields: readonly {
    readonly field: string
    readonly do: 'type' | 'choose' | 'read'
    /** May hold `{redirect_uri}`, `{app_url}` and the placeholders. */
    readonly value: string
    readonly note?: string
  }[]
}
