import { fileURLToPath } from 'node:url'
import { alteredSend } from '#lib/faults/alteration.ts'
import { type Fault, logIn } from '#lib/faults/fault.ts'
import { faults } from '#lib/faults/index.ts'
import { parseSecrets } from '#lib/streamlit/secrets.ts'
import type { Browser } from '../differential/browser.ts'
import type { KeptName } from '../differential/kept.ts'
import type { BackChannel } from '../differential/provider-server.ts'
import type { Machines } from '../differential/scenario.ts'
import type { Screen } from '../differential/screen.ts'
import { acme, acmeWith, sharedWith } from '../differential/setups.ts'
import type { Story } from './story.ts'
import { streamlitDriver } from './streamlit-driver.ts'

const keeps: Readonly<Record<string, readonly KeptName[]>> = { 'origin-mismatch': ['mismatch-tokens'] }

/** Where the Python file is that moves the clock. */
const movedClock = fileURLToPath(new URL('moved-clock', import.meta.url))

const now = () => Math.floor(Date.now() / 1000)

/** A login of Ada in which nothing is broken. */
export const control: Story = {
  code: 'control',
  kind: 'control',
  name: 'the control run',
  holds: 'control',
  world: 'plain',
  setup: acme,
  script: scriptOf({ breaks: {} }),
}

/** The variants of src/lib/faults/variants.ts, each after its fault. */
const variants: readonly Story[] = [
  {
    ...control,
    code: 'metadata-unreachable-refused',
    kind: 'fault',
    name: 'the fault metadata-unreachable, where nothing listens',
    holds: 'metadata-unreachable',
    setup: acmeWith({ server_metadata_url: '"http://localhost:1/.well-known/openid-configuration"' }),
  },
]

/** Every fault, on an app that logs in with acme and whose Streamlit was started as everyone starts it. */
export const faultStories: readonly Story[] = faults.flatMap((fault) => [
  storyOf(fault),
  ...variants.filter(({ code }) => code.startsWith(`${fault.code}-`)),
])

function storyOf(fault: Fault): Story {
  const { code, breaks } = fault
  const { secrets, provider, socket } = breaks
  const machines = machinesOf(breaks)
  const backChannel = (): BackChannel => (send) => (provider ? alteredSend(send, provider, now) : send)
  return {
    code,
    kind: 'fault',
    name: `the fault ${code}`,
    holds: code,
    world: isReadable(breaks) && !machines ? 'plain' : 'fixed',
    ...(machines && { machines }),
    setup: secrets ? (values) => secrets(acme(values) ?? '') : acme,
    keeps: keeps[code] ?? [],
    asWritten: [breaks.request, breaks.callback, breaks.endSession].flatMap((changed) => changed?.value ?? []),
    ...(code === 'redirect-uri-without-base-path' && { basePath: '/my-app/' }),
    backChannel,
    ...((socket || machines) && { switchedOn: code }),
    script: scriptOf(fault),
  }
}

/** The machines that a fault is about; undefined where everyone's will do. */
function machinesOf({ clock, otherReplica }: Fault['breaks']): Machines | undefined {
  if (otherReplica) return { replica: sharedWith({ cookie_secret: '"the-cookie-secret-of-another-replica"' }) }
  return clock === undefined ? undefined : { env: { PYTHONPATH: movedClock, CLOCK_IS_OFF_BY: String(clock) } }
}

/** Whether Streamlit can read the secrets.toml; after one that it cannot it looks for no changes. */
function isReadable({ secrets }: Fault['breaks']): boolean {
  const right = acme({ provider: 'http://localhost:4321', origin: 'http://localhost:8501', base: '/' })
  return !secrets || parseSecrets(secrets(right ?? '')).ok
}

function scriptOf({ script = logIn, breaks }: Pick<Fault, 'script' | 'breaks'>): (browser: Browser) => Promise<Screen> {
  return async (browser) => {
    await script(streamlitDriver(browser, breaks))
    if (browser.screen === null) throw new Error('nothing was on the screen')
    return browser.screen
  }
}
