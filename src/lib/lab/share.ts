import * as z from 'zod/mini'
import type { PersonaKey } from '#lib/provider/personas.ts'
import type { ClockShift } from './lab-settings.ts'

/** The names of the people, without what they bring along: this file is loaded by browsers. */
export const people = ['ada', 'grace', 'linus', 'noor', 'sam'] as const satisfies readonly PersonaKey[]
export const clocks = ['now', '1h', '29d', '30d', '31d'] as const satisfies readonly ClockShift[]

/** All that a link may carry. What is not named here is refused: no secret, state, nonce, verifier, code or token. */
const setup = z.strictObject({
  v: z.literal(1),
  scenario: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)),
  persona: z.optional(z.enum(people)),
  stepMode: z.optional(z.boolean()),
  clock: z.optional(z.enum(clocks)),
  /** The code of a fault. The list of them is no part of this file: what the page does not offer is not applied. */
  fault: z.optional(z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/))),
})

/** A set-up of the lab: which sample app, who logs in, how the lab is set, and what is broken in it. */
export type Setup = z.infer<typeof setup>

const prefix = '#setup='
const longest = 400

/** The set-up's address on this site: its path opens the sample app, its fragment, which is never sent, holds the rest. */
export function setupLink(what: Setup): string {
  const text = btoa(JSON.stringify(setup.parse(what)))
  const base64url = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return `/lab/${what.scenario}/${prefix}${base64url}`
}

/** Whether an address's fragment, with its #, means to be a set-up. */
export function isSetup(fragment: string): boolean {
  return fragment.startsWith(prefix)
}

/** The set-up in an address's fragment; undefined when it is broken, of another version, or holds anything else. */
export function readSetup(fragment: string): Setup | undefined {
  if (!isSetup(fragment) || fragment.length > longest) return undefined
  try {
    const text = atob(fragment.slice(prefix.length).replaceAll('-', '+').replaceAll('_', '/'))
    return setup.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
