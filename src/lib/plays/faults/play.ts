import { brokenApp } from '#lib/faults/broken-app.ts'
import { type Fault, logIn } from '#lib/faults/fault.ts'
import { faultOf } from '#lib/faults/index.ts'
import { createLab } from '#lib/lab/lab.ts'
import { makeKeys, type ProviderKeys } from '#lib/provider/keys.ts'
import type { AppConfig } from '#lib/sample-app/app-config.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Clock } from '#lib/store/store.ts'
import { newId } from '#lib/trace/new-id.ts'
import type { Run } from '#lib/trace/traces.ts'
import type { Shown } from '../capturing-site.ts'
import { labDriver } from './lab-driver.ts'

/** A login that was played, message by message. */
export interface Played {
  readonly run: Run
  /** The app as it was configured. */
  readonly app: Pick<AppConfig, 'origin' | 'secretsToml'>
  /** The last page that the browser showed. */
  readonly end: Shown
}

/** Where the played apps and providers are: as on a developer's machine. */
const origin = 'http://localhost:8501'

/** The sample app that is played. */
const scenario = 'simple-example'

let made: Promise<ProviderKeys> | undefined

/**
 * Plays a login with a fault in it, or one without when it is null, and gives what passed. It is played in a lab of its
 * own, with a store, cookies and keys of its own, by a browser that exists only here: nothing of it reaches the site's
 * lab or a visitor's browser. Takes some 30 milliseconds; over 5 seconds where a provider is slow.
 */
export async function playFault(fault: Fault | null, clock: Clock): Promise<Played> {
  made ??= makeKeys()
  const lab = await createLab({
    origin,
    https: false,
    cookieSecret: newId() + newId(),
    providerKeys: await made,
    cookieKeys: [newId()],
    clock,
    store: memoryStore({ clock }),
    faultOf,
    onError: (error) => {
      throw new Error('a played login failed on our side', { cause: error })
    },
  })
  const app = lab.app(scenario)
  if (!app) throw new Error(`no sample app ${scenario}`)
  const visitor = lab.visitors.issue('a play')
  await lab.settings.change(visitor, scenario, { fault: fault?.code ?? null })
  const browser = labDriver({ lab, visitor, app, clock })
  await (fault?.script ?? logIn)(browser)
  const end = browser.shown()
  const [first, ...more] = await Promise.all(
    (await lab.traces.runs(visitor)).map(({ id }) => lab.traces.run(visitor, id)),
  )
  if (!first || !end) throw new Error(`nothing was captured of ${fault?.code ?? 'the control run'}`)
  // A second login would be a run of its own.
  const exchanges = [first, ...more].flatMap((run) => run?.exchanges ?? []).toSorted((a, b) => a.at - b.at)
  const { secretsToml } = brokenApp(app, fault ?? undefined)
  return { run: { ...first, exchanges }, app: { origin: app.origin, secretsToml }, end: asData(end) }
}

/** The page with what of its provider is data: a provider shaped like another has functions, which no thread can be given. */
function asData(shown: Shown): Shown {
  if (shown.of !== 'provider') return shown
  const { name, title, pkceAdvertised, endSession, claims } = shown.page.tenant
  return { of: 'provider', page: { ...shown.page, tenant: { name, title, pkceAdvertised, endSession, claims } } }
}
