import { fileURLToPath } from 'node:url'
import type { MeasuredUnplayed } from '../../../src/data/measured-file.ts'
import { freePort } from '../../global-site.ts'
import { Browser } from '../differential/browser.ts'
import { overhear } from '../differential/overhear.ts'
import { acme, type Setup } from '../differential/setups.ts'
import { startStreamlit } from '../differential/streamlit-process.ts'
import { streamlitSide } from '../differential/streamlit-side.ts'

/**
 * A mistake that no sample app can make, because it lies in how Streamlit was installed or started: it is measured, and
 * not played. In order.
 */
export interface Unplayed {
  /** The code of its problem. */
  readonly code: string
  /** In a sentence, how it was brought about. */
  readonly how: string
  readonly setup: Setup
  readonly env: Readonly<Record<string, string>>
}

export const unplayed: readonly Unplayed[] = [
  without('authlib-missing', 'authlib'),
  without('httpx-missing', 'httpx'),
  {
    code: 'secrets-crash',
    how: 'Streamlit was started with a secrets.toml that has `"a=b" = "x"` above its first header.',
    setup: (values) => `"a=b" = "x"\n${acme(values)}`,
    env: {},
  },
]

/** Starts a Streamlit with the mistake, opens the app and presses its login button; gives what a person saw. */
export async function measureUnplayed(python: string, { how, setup, env }: Unplayed): Promise<MeasuredUnplayed> {
  const [port, base] = [await freePort(), '/']
  const origin = `http://localhost:${port}`
  const secretsToml = setup({ provider: 'http://localhost:1', origin, base })
  const started = await startStreamlit({ python, port, base, secretsToml, env }).catch((error: Error) => error)
  if (started instanceof Error) {
    return {
      how,
      sees: 'no server',
      text: null,
      log: [{ level: 'error', text: lastRaised(started.message), exception: null }],
    }
  }
  try {
    started.newLines()
    const side = overhear(streamlitSide(started, { base, reloads: false, replica: null }))
    const world = { origin, base, provider: 'http://localhost:1', home: side, away: side, reconfigure: async () => {} }
    const browser = new Browser(world)
    await browser.get('')
    await browser.press({ login: null })
    if (browser.next !== null) await browser.follow()
    const { screen } = browser
    if (screen === null) throw new Error('nothing was on the screen')
    const log = side.heard().log.map(({ level, text, exception = null }) => ({ level, text, exception }))
    return { how, sees: screen.sees, text: screen.text, log }
  } finally {
    await started.end()
  }
}

function without(code: string, module: string): Unplayed {
  const folder = fileURLToPath(new URL('without-module', import.meta.url))
  return {
    code,
    how: `Streamlit was started by a Python that does not find \`${module}\`.`,
    setup: acme,
    env: { PYTHONPATH: folder, MISSING_MODULE: module },
  }
}

/** The last line of a traceback in what a process has printed. */
function lastRaised(printed: string): string {
  const line = printed.split('\n').findLast((one) => /^[A-Za-z_][\w.]*: /.test(one))
  if (line === undefined) throw new Error(`Streamlit did not say why it ended:\n${printed}`)
  return line
}
