import { z } from 'zod'
import type { Store } from '#lib/store/store.ts'
import { faultOf } from './faults/index.ts'

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
}

export const plainSettings: LabSettings = { step: false, clock: 'now', fault: null }

const form = z.object({
  step: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
  clock: z.enum(['now', '1h', '29d', '30d', '31d']).catch('now'),
  fault: z
    .string()
    .refine((code) => switchable(code))
    .nullable()
    .catch(null),
})

/** Whether a fault can be switched on in a lab that a person uses. */
function switchable(code: string): boolean {
  const fault = faultOf(code)
  return fault !== undefined && fault.byHand !== 'none'
}

const TTL_SECONDS = 3600

/** How many records the store may hold. */
export const settingsCap = 20_000

/** The settings in a posted form; anything odd counts as not set. */
export function readSettingsForm(data: FormData): LabSettings {
  return form.parse(Object.fromEntries([...data].filter(([, value]) => typeof value === 'string')))
}

export interface LabSettingsStore {
  get(visitor: string, scenario: string): Promise<LabSettings>
  set(visitor: string, scenario: string, settings: LabSettings): Promise<void>
}

/** The visitors' settings, forgotten an hour after they were set. */
export function labSettingsStore(store: Store): LabSettingsStore {
  const key = (visitor: string, scenario: string) => `${visitor}/${scenario}`
  return {
    async get(visitor, scenario) {
      return (await store.get<LabSettings>('lab-settings', key(visitor, scenario))) ?? plainSettings
    },
    async set(visitor, scenario, settings) {
      const isPlain = !settings.step && settings.clock === 'now' && settings.fault === null
      if (isPlain) await store.delete('lab-settings', key(visitor, scenario))
      else await store.set('lab-settings', key(visitor, scenario), settings, TTL_SECONDS)
    },
  }
}
