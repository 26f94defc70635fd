import type { Agent } from 'node:http'

/** Whoever attacks, and from where. */
export interface Attacker {
  readonly origin: string
  readonly agent: Agent
  /** Headers of every request: the address that a proxy in front tells. */
  readonly sent: Readonly<Record<string, string>>
  /** The client_id of another's own app, which its links show to everybody. */
  readonly clientId: string
}

/** One blow; what came of it, in a word. */
export type Strike = () => Promise<string>

export interface Attack {
  readonly name: string
  /** In the words of the table, after the number of blows. */
  readonly done: string
  /** Blows that are under way at a time. */
  readonly parallel: number
  /** The most that are begun in a second, so that what is measured is the site, not who attacks it. */
  readonly perSecond: number
  /** Blows of the short form. */
  readonly few: number
  /** No proxy stands in front: the site sees connections, and counts them. The attacker is at 127.0.0.1. */
  readonly direct?: true
  begin(attacker: Attacker): Promise<Strike>
}
