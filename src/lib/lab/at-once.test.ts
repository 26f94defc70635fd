import { test } from 'vitest'
import { expectSomeOrder, pick, type Random } from '#lib/store/testing.ts'
import { type LabSettings, labSettingsStore, plainSettings } from './lab-settings.ts'
import { type Pause, pauses } from './pauses.ts'

function change(random: Random): Partial<LabSettings> {
  return pick<() => Partial<LabSettings>>(random, [
    () => ({ step: random(2) === 1 }),
    () => ({ clock: pick(random, ['now', '1h', '31d']) }),
    () => ({ fault: pick(random, [null, 'changed-state', 'changed-nonce']) }),
    () => ({ step: false, clock: 'now', fault: null }),
    () => ({ secrets: pick(random, [null, '[auth]\n']) }),
    () => ({ clock: '29d', fault: 'changed-state' }),
  ])()
}

test('whatever is set at once, the settings are as if it was set one after another', async () => {
  await expectSomeOrder<Partial<LabSettings>>(
    {
      real(store) {
        const settings = labSettingsStore(store)
        return {
          act: (changes) => settings.change('ada', 'cookies', changes),
          state: () => settings.get('ada', 'cookies'),
        }
      },
      model() {
        let settings = plainSettings
        return {
          act(changes) {
            settings = { ...settings, ...changes }
            return true
          },
          state: () => settings,
        }
      },
      action: change,
    },
    300,
  )
}, 120_000)

interface Going {
  readonly id: string
  readonly next: string
}

test('however many go on at once, each pause lets one of them', async () => {
  const pauseTo = (next: string): Pause => ({
    scenario: 'cookies',
    from: 'browser',
    to: 'app',
    request: { method: 'GET', url: next, headers: [], body: null },
    next,
  })
  await expectSomeOrder<Going | 'add'>(
    {
      real(store) {
        const waiting = pauses(store, () => 'one')
        return {
          act: (going) =>
            going === 'add' ? waiting.add('ada', pauseTo('/here')) : waiting.release('ada', going.id, going.next),
          state: async () => (await waiting.find('ada', 'one'))?.next,
        }
      },
      model() {
        let isWaiting = false
        return {
          act(going) {
            if (going === 'add') {
              isWaiting = true
              return 'one'
            }
            if (!isWaiting || going.id !== 'one' || going.next !== '/here') return false
            isWaiting = false
            return true
          },
          state: () => (isWaiting ? '/here' : undefined),
        }
      },
      action: (random) =>
        pick<Going | 'add'>(random, [
          'add',
          { id: 'one', next: '/here' },
          { id: 'one', next: '/here' },
          { id: 'one', next: '/elsewhere' },
          { id: 'two', next: '/here' },
        ]),
    },
    300,
  )
}, 120_000)
