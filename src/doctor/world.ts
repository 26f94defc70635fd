import type { FetchText } from './online/fetch-text.ts'

/** What the command does to the world around it, and asks of it. */
export interface World {
  /** The bytes of a file, or of standard input for "-". Throws an Error whose message says why not. */
  readonly read: (path: string) => Promise<Uint8Array>
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  readonly fetch: FetchText
  /** An environment variable; undefined when it is not set. */
  readonly env: (name: string) => string | undefined
  /** Unix seconds. */
  readonly now: () => number
}
