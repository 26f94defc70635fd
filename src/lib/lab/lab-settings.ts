import { z } from 'zod'
import { faultOf } from '#lib/faults/index.ts'
import { isStoreAway, type Limit, type Store } from '#lib/store/store.ts'
import { issuedTo } from '#lib/trace/visitor-key.ts'

/** How far the app's clock may be moved, in seconds, by the name that a form sends. */
export const clockShifts = {
  now: 0,
  '1h': 3600,
  '29d': 29 * 86_400,
  '30d': 30 * 86_400,
  '31d': 31 * 86_400 + 1,
} as const

export type ClockShift = keyof typeof clockShifts

/** What a visitor has set for one scenario. */
export interface LabSettings {
  /** Every redirect and the token request wait for the visitor. */
  readonly step: boolean
  readonly clock: ClockShift
  /** The code of the fault that is switched on; null while everything works. */
  readonly fault: string | null
  /** The text of a secrets.toml of the visitor's, in place of the app's own; null: the app's own. */
  readonly secrets: string | null
}

export const plainSettings: LabSettings = { step: false, clock: 'now', fault: null, secrets: null }

/** The most bytes of a visitor's secrets.toml. */
export const secretsLimit = 8 * 1024

const form = {
  step: z.literal('on').transform(Boolean).catch(false),
  clock: z.enum(['now', '1h', '29d', '30d', '31d']).catch('now'),
  fault: z
    .string()
    .refine((code) => faultOf(code) !== undefined)
    .nullable()
    .catch(null),
}

const TTL_SECONDS = 3600

/** How much of them the store may hold. */
export const settingsLimit: Limit = { records: 50_000, share: 0.05, oldestOf: issuedTo }

/**
 * What a posted form changes: a setting that it does not name stays as it is, so that a form may be about one of them
 * alone. Anything odd counts as not set, and of a name that comes twice the last one counts. A box that is not ticked
 * sends nothing: the form of the step mode sends `step=off` before it.
 */
export function readSettingsForm(data: FormData): Partial<LabSettings> {
  const sent = (name: keyof LabSettings) => data.getAll(name).at(-1)
  return {
    ...(data.has('step') ? { step: form.step.parse(sent('step')) } : {}),
    ...(data.has('clock') ? { clock: form.clock.parse(sent('clock')) } : {}),
    ...(data.has('fault') ? { fault: form.fault.parse(sent('fault')) } : {}),
  }
}

/** The secrets.toml in a posted form, with line ends of one kind, and whether it is small enough; undefined where there is none. */
export function readSecretsForm(data: FormData): { readonly text: string; readonly fits: boolean } | undefined {
  const sent = data.get('secrets')
  if (typeof sent !== 'string') return undefined
  // A form sends each line end as two characters (HTML, form submission).
  const text = sent.replaceAll('\r\n', '\n')
  return { text, fits: Buffer.byteLength(text) <= secretsLimit }
}

export interface LabSettingsStore {
  get(visitor: string, scenario: string): Promise<LabSettings>
  /** Changes the settings that are named; the others stay. False, and nothing changed, when the store has no room. */
  change(visitor: string, scenario: string, changes: Partial<LabSettings>): Promise<boolean>
}

/** The visitors' settings, forgotten an hour after they were set. */
export function labSettingsStore(store: Store): LabSettingsStore {
  const key = (visitor: string, scenario: string) => `${visitor}/${scenario}`
  return {
    async get(visitor, scenario) {
      return { ...plainSettings, ...(await store.fields<LabSettings>('lab-settings', key(visitor, scenario))) }
    },
    async change(visitor, scenario, changes) {
      // What is as it is without settings is not kept.
      const { step, clock, fault, secrets } = changes
      const fields = {
        ...(step === undefined ? {} : { step: step || null }),
        ...(clock === undefined ? {} : { clock: clock === plainSettings.clock ? null : clock }),
        ...(fault === undefined ? {} : { fault }),
        ...(secrets === undefined ? {} : { secrets }),
      }
      try {
        await store.setFields('lab-settings', key(visitor, scenario), fields, TTL_SECONDS)
        return true
      } catch (error) {
        if (isStoreAway(error)) return false
        throw error
      }
    },
  }
}
