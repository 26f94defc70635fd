import { z } from 'zod'
import { faultOf } from '#lib/faults/index.ts'
import type { Store } from '#lib/store/store.ts'

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

/** How many records the store may hold. */
export const settingsCap = 20_000

/**
 * The settings after a posted form. A setting that it does not name stays as it was `before`, so that a form may be
 * about one of them alone; anything odd counts as not set, and of a name that comes twice the last one counts. A box
 * that is not ticked sends nothing: the form of the step mode sends `step=off` before it.
 */
export function readSettingsForm(data: FormData, before: LabSettings): LabSettings {
  const sent = (name: keyof LabSettings) => data.getAll(name).at(-1)
  return {
    step: data.has('step') ? form.step.parse(sent('step')) : before.step,
    clock: data.has('clock') ? form.clock.parse(sent('clock')) : before.clock,
    fault: data.has('fault') ? form.fault.parse(sent('fault')) : before.fault,
  }
}

export interface LabSettingsStore {
  get(visitor: string, scenario: string): Promise<LabSettings>
  set(visitor: string, scenario: string, settings: LabSettings): Promise<void>
  /** Switches off what is broken; step mode and clock stay. */
  mend(visitor: string, scenario: string): Promise<void>
}

/** The visitors' settings, forgotten an hour after they were set. */
export function labSettingsStore(store: Store): LabSettingsStore {
  const key = (visitor: string, scenario: string) => `${visitor}/${scenario}`
  const self: LabSettingsStore = {
    async get(visitor, scenario) {
      return (await store.get<LabSettings>('lab-settings', key(visitor, scenario))) ?? plainSettings
    },
    async set(visitor, scenario, settings) {
      const isPlain = !settings.step && settings.clock === 'now' && settings.fault === null
      if (isPlain) await store.delete('lab-settings', key(visitor, scenario))
      else await store.set('lab-settings', key(visitor, scenario), settings, TTL_SECONDS)
    },
    async mend(visitor, scenario) {
      await self.set(visitor, scenario, { ...(await self.get(visitor, scenario)), fault: null })
    },
  }
  return self
}
