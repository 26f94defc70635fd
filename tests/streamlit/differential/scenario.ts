import type { Browser } from './browser.ts'
import type { KeptName } from './kept.ts'
import type { BackChannel } from './provider-server.ts'
import type { Setup } from './setups.ts'

/**
 * `plain`: Streamlit as everyone starts it. `wide`: with room for long header lines (WEBSOCKETS_MAX_LINE_LENGTH), so
 * that what it makes of many chunks can be seen at all. `bare`: without a secrets.toml, or with one that does not parse.
 * `fixed`: as everyone starts it, with the secrets.toml of one story, which is never changed.
 */
export type WorldKind = 'wide' | 'plain' | 'bare' | 'unparsable' | 'fixed'

/** What a `fixed` world has of its own. */
export interface Machines {
  /** Environment variables of the Streamlit process. */
  readonly env?: Readonly<Record<string, string>>
  /** The secrets.toml of a second replica, which answers the callback. */
  readonly replica?: Setup
}

/** One story that both sides are told. */
export interface Scenario<Result = unknown> {
  readonly name: string
  /** The sections and rows of the facts that it holds. */
  readonly holds: string
  /** `wide` when left out. */
  readonly world?: WorldKind
  readonly setup: Setup
  readonly machines?: Machines
  /** The kept differences that this story is about. */
  readonly keeps?: readonly KeptName[]
  /** What stands between apps and providers, made anew for each telling; `noted`: what it keeps for the script. */
  readonly backChannel?: (noted: string[]) => BackChannel
  /**
   * The code of a fault between browser and app: the sample app has no WebSocket to break, so its lab makes the fault,
   * back channel and all.
   */
  readonly switchedOn?: string
  readonly script: (browser: Browser, noted: readonly string[]) => Promise<Result>
}
