import type { StartProvider } from './start-provider.ts'

export const needs = ['profile', 'groups', 'token'] as const
export const styles = ['private', 'button', 'callback', 'pages', 'allow-list'] as const
export const places = ['file', 'env', 'docker', 'kubernetes', 'cloud'] as const

export type Need = (typeof needs)[number]
export type Style = (typeof styles)[number]
export type SecretsPlace = (typeof places)[number]

/** A provider that was chosen, and what the reader said of it. */
export interface ChosenProvider {
  readonly provider: StartProvider
  /** By the key of its placeholders. What is not there was not given, or not in a form that can be used. */
  readonly values: Readonly<Record<string, string>>
  /** Undefined where it was not given. The client secret is no choice: it stands in no form, link or address. */
  readonly clientId: string | undefined
}

/** Everything a reader chooses on /start/. Always complete: what was not given, or cannot be, is the default. */
export interface Choices {
  /** At least one; the first is the main one. */
  readonly providers: readonly [ChosenProvider, ...ChosenProvider[]]
  readonly port: number
  /** With a slash in front and none at the end; empty at the root. */
  readonly basePath: string
  /** The address of the deployed app, without a slash at the end; null where there is none. */
  readonly deployed: string | null
  readonly behindProxy: boolean
  readonly needs: readonly Need[]
  readonly style: Style
  /** E-mail addresses, and domains with an @ in front, in lower case. */
  readonly allowed: readonly string[]
  readonly place: SecretsPlace
  /** The version of Streamlit that the files are for. */
  readonly streamlit: string
}

/** What is wrong with a field: what is so, with the value quoted, then what to do. */
export interface Problem {
  readonly field: string
  readonly text: string
}

/** The address of the app on the reader's machine, without a slash at the end. */
export function localAddress({ port, basePath }: Pick<Choices, 'port' | 'basePath'>): string {
  return `http://localhost:${port}${basePath}`
}

/** Where Streamlit takes the provider's answer (Streamlit, auth routes). */
export function redirectUri(address: string): string {
  return `${address}/oauth2callback`
}

/** The address that the deployed app has, a made-up one where a place needs one and none was given. */
export function deployedAddress({ deployed, place }: Choices): string | null {
  if (deployed !== null) return deployed
  if (place === 'cloud') return 'https://your-app.streamlit.app'
  return place === 'kubernetes' ? 'https://your-app.example.com' : null
}
