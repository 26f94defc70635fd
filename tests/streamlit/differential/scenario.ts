import type { Browser } from './browser.ts'
import type { KeptName } from './kept.ts'
import type { Setup } from './setups.ts'

/**
 * `plain`: Streamlit as everyone starts it. `wide`: with room for long header lines (WEBSOCKETS_MAX_LINE_LENGTH), so
 * that what it makes of many chunks can be seen at all. `bare`: without a secrets.toml, or with one that does not parse.
 */
export type WorldKind = 'wide' | 'plain' | 'bare' | 'unparsable'

/** One story that both sides are told. */
export interface Scenario {
  readonly name: string
  /** The sections and rows of the facts that it holds. */
  readonly holds: string
  /** `wide` when left out. */
  readonly world?: WorldKind
  readonly setup: Setup
  /** The kept differences that this story is about. */
  readonly keeps?: readonly KeptName[]
  readonly script: (browser: Browser) => Promise<unknown>
}
