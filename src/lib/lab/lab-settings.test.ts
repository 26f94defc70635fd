import { expect, test } from 'vitest'
import { memoryStore } from '#lib/store/memory-store.ts'
import { type LabSettings, labSettingsStore, plainSettings, readSettingsForm } from './lab-settings.ts'

const form = (text: string): FormData => {
  const data = new FormData()
  for (const [name, value] of new URLSearchParams(text)) data.append(name, value)
  return data
}
const before: LabSettings = { step: true, clock: '1h', fault: 'changed-state', secrets: '[auth]\n' }

test.each([
  ['step=off&step=on&clock=31d&fault=changed-nonce', { step: true, clock: '31d', fault: 'changed-nonce' }],
  ['step=off&clock=now&fault=', { step: false, clock: 'now', fault: null }],
  ['', {}],
  ['fault=changed-nonce', { fault: 'changed-nonce' }],
  ['fault=', { fault: null }],
  ['clock=29d', { clock: '29d' }],
  ['step=off', { step: false }],
  ['then=lab&more=1', {}],
] as const)('the form %j sets what it names and leaves the rest', (text, changes) => {
  expect(readSettingsForm(form(text))).toEqual(changes)
})

test.each([
  'step=yes&clock=5&fault=no-such-fault',
  'step=&clock=&fault=',
  'step=true&clock=2h&fault=no-such-fault',
  'step=1&clock=now&clock=__proto__&fault=changed-state&fault=constructor',
])('what is odd in %j counts as not set', (text) => {
  expect(readSettingsForm(form(text))).toEqual({ step: false, clock: 'now', fault: null })
})

test('a file counts as not set', () => {
  const data = form('step=off&clock=now')
  data.append('fault', new File(['changed-state'], 'fault'))
  expect(readSettingsForm(data)).toEqual({ step: false, clock: 'now', fault: null })
})

test('settings are those of one visitor in one sample app, and mending leaves step mode and clock', async () => {
  const store = labSettingsStore(memoryStore({ clock: () => 0, caps: {} }))
  await store.change('ada', 'cookies', before)
  await store.change('ada', 'cookies', { fault: null })
  await store.change('ada', 'configure', before)
  expect(await store.get('ada', 'cookies')).toEqual({ ...before, fault: null })
  expect(await store.get('ada', 'configure')).toEqual(before)
  expect(await store.get('grace', 'cookies')).toEqual(plainSettings)
})

test('plain settings are not kept', async () => {
  const records = memoryStore({ clock: () => 0, caps: {} })
  const store = labSettingsStore(records)
  await store.change('ada', 'cookies', { ...plainSettings, fault: 'changed-state' })
  expect(records.size('lab-settings')).toBe(1)
  await store.change('ada', 'cookies', { fault: null })
  expect(records.size('lab-settings')).toBe(0)
})

test('two forms that are sent at once both count', async () => {
  const store = labSettingsStore(memoryStore({ clock: () => 0, caps: {} }))
  await store.change('ada', 'cookies', { step: true })
  await Promise.all([
    store.change('ada', 'cookies', readSettingsForm(form('clock=1h'))),
    store.change('ada', 'cookies', readSettingsForm(form('fault=changed-state'))),
  ])
  expect(await store.get('ada', 'cookies')).toEqual({ ...before, secrets: null })
})
