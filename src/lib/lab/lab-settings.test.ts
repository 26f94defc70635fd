import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import { type LabSettings, labSettingsStore, plainSettings, readSettingsForm } from './lab-settings.ts'

const form = (text: string): FormData => {
  const data = new FormData()
  for (const [name, value] of new URLSearchParams(text)) data.append(name, value)
  return data
}
const before: LabSettings = { step: true, clock: '1h', fault: 'changed-state' }

test.each([
  ['step=off&step=on&clock=31d&fault=changed-nonce', { step: true, clock: '31d', fault: 'changed-nonce' }],
  ['step=off&clock=now&fault=', { step: false, clock: 'now', fault: null }],
  ['', before],
  ['fault=changed-nonce', { ...before, fault: 'changed-nonce' }],
  ['fault=', { ...before, fault: null }],
  ['clock=29d', { ...before, clock: '29d' }],
  ['step=off', { ...before, step: false }],
  ['then=lab&more=1', before],
] as const)('the form %j sets what it names and leaves the rest', (text, after) => {
  expect(readSettingsForm(form(text), before)).toEqual(after)
})

test.each([
  'step=yes&clock=5&fault=no-such-fault',
  'step=&clock=&fault=',
  'step=true&clock=2h&fault=no-such-fault',
  'step=1&clock=now&clock=__proto__&fault=changed-state&fault=constructor',
])('what is odd in %j counts as not set', (text) => {
  expect(readSettingsForm(form(text), before)).toEqual(plainSettings)
})

test('a file counts as not set', () => {
  const data = form('step=off&clock=now')
  data.append('fault', new File(['changed-state'], 'fault'))
  expect(readSettingsForm(data, before)).toEqual(plainSettings)
})

test('settings are those of one visitor in one sample app, and mending leaves step mode and clock', async () => {
  const store = labSettingsStore(memoryStore({ clock: () => 0, caps: {} }))
  await store.set('ada', 'cookies', before)
  await store.mend('ada', 'cookies')
  await store.set('ada', 'configure', before)
  expect(await store.get('ada', 'cookies')).toEqual({ step: true, clock: '1h', fault: null })
  expect(await store.get('ada', 'configure')).toEqual(before)
  expect(await store.get('grace', 'cookies')).toEqual(plainSettings)
})

test('plain settings are not kept', async () => {
  const records = memoryStore({ clock: () => 0, caps: {} })
  const store = labSettingsStore(records)
  await store.set('ada', 'cookies', { ...plainSettings, fault: 'changed-state' })
  expect(records.size('lab-settings')).toBe(1)
  await store.mend('ada', 'cookies')
  expect(records.size('lab-settings')).toBe(0)
})
