import type { Evidence, Fact } from './evidence.ts'

/** A part of an address that is the reader's own, written `{key}` in templates. */
export interface Placeholder {
  readonly key: string
  /** What the provider's console calls it. */
  readonly label: string
  /** What stands in snippets until the reader gives the real one. */
  readonly example: string
}

/** Another metadata URL of the same provider. */
export interface OtherUrl {
  readonly name: string
  /** A template, with the provider's placeholders. */
  readonly metadataUrl: string
  /** Whether a login with Streamlit can succeed there. */
  readonly works: boolean
  readonly why: string
  readonly evidence: Evidence
}

/** What to do with a field: type the value, choose the option of that name, or read what is shown there. */
export interface ConsoleField {
  /** Its name in the console, to the letter. */
  readonly field: string
  readonly do: 'type' | 'choose' | 'read'
  /** A template that may hold `{redirect_uri}` and `{app_url}`; for `read` the key of secrets.toml or of a placeholder. */
  readonly value: string
  /** What is typed here is this key of secrets.toml as well. */
  readonly is?: 'client_id' | 'client_secret'
  readonly note?: string
}

/** One place in the console, and what is done there. */
export interface ConsoleStep {
  /** The way there, such as "Clients → Create client". */
  readonly where: string
  readonly fields: readonly ConsoleField[]
  readonly evidence: Evidence
}

/** A claim of the ID token, and so of `st.user`. */
export interface ClaimFact {
  readonly name: string
  /** When it is there. Running text with code between backticks. */
  readonly when: string
  readonly evidence: Evidence
}

/** How groups or roles get into the ID token. */
export interface GroupsFact {
  /** The claim that then holds them; null where there are none. */
  readonly claim: string | null
  /** A scope that must be asked for besides; null where none is needed. */
  readonly scope: string | null
  readonly how: string
  readonly evidence: Evidence
}

/** A key of `client_kwargs` or `authorize_params`. */
export interface Setting {
  readonly key: string
  readonly value: string
  readonly why: string
  readonly evidence: Evidence
}

/**
 * Where the person or you see an error: on the provider's page before the sign-in ends, in Streamlit's log with the
 * start page in the browser, on Streamlit's own page `Authentication error`, on the provider's page at the logout, or as
 * the exception of `st.user` in the app.
 */
export type ErrorPlace = 'provider' | 'log' | 'authentication-error' | 'logout' | 'app'

export interface ProviderError {
  /** Kebab-case, never changes: the anchor of its row. */
  readonly id: string
  /** The provider's exact words, shortened with `…` only. */
  readonly text: string
  readonly shows: ErrorPlace
  readonly cause: string
  readonly mend: string
  readonly evidence: Evidence
}

/** What is said of one provider. The recipe, the generator of configurations and the checker read it here. */
export interface ProviderFacts {
  readonly id: string
  readonly name: string
  /** The name of its table: `[auth.<tableName>]`. */
  readonly tableName: string
  /** What is the reader's own in the addresses below. */
  readonly placeholders: readonly Placeholder[]
  readonly metadataUrl: Fact<string>
  readonly issuer: Fact<string>
  readonly otherUrls: readonly OtherUrl[]
  /** Whether the discovery document lists S256: Streamlit uses PKCE if so. */
  readonly pkce: Fact<'advertised' | 'not-advertised' | 'unknown'>
  /** What becomes of `prompt=select_account`, which Streamlit sends unless it is told otherwise. */
  readonly prompt: Fact<'accepted' | 'refused' | 'unknown'>
  /** Whether `email` is in the ID token when Streamlit asks with its usual scopes. */
  readonly email: Fact<'yes' | 'no' | 'depends'>
  readonly groups: GroupsFact
  /**
   * What `st.logout()` meets: an end-session endpoint that takes Streamlit's parameters, one with parameters of its own,
   * one that has to be switched on, or none.
   */
  readonly endSession: Fact<'standard' | 'own-parameters' | 'switch' | 'none'>
  /** What happens at the logout, and the ways out where that is not what one wants. */
  readonly logout: { readonly happens: Fact<string>; readonly waysOut: readonly Fact<string>[] }
  readonly claims: readonly ClaimFact[]
  /** `client_kwargs` without which the login fails. */
  readonly clientKwargs: readonly Setting[]
  /** Keys of `authorize_params` worth knowing. */
  readonly authorizeParams: readonly Setting[]
  /** The scopes to ask for; Streamlit's own three where nothing else is needed. */
  readonly scopes: readonly string[]
  readonly console: readonly ConsoleStep[]
  readonly errors: readonly ProviderError[]
  readonly notes: readonly Fact<string>[]
}
