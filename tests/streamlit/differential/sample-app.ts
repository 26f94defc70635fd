import { faultOf } from '#lib/faults/index.ts'
import { handler } from '#lib/lab/handle.ts'
import { labSettingsStore, plainSettings, settingsLimit } from '#lib/lab/lab-settings.ts'
import { pauseLimit, pauses } from '#lib/lab/pauses.ts'
import { sampleApps } from '#lib/lab/sample-apps.ts'
import { asRequest, asResponse, readRequest, readResponse } from '#lib/message/message.ts'
import { ownApps } from '#lib/own-app/own-apps.ts'
import { createRegistry } from '#lib/provider/registration/registry.ts'
import { ANSWER_LIMIT_BYTES } from '#lib/relying-party/bounded-fetch.ts'
import { configFrom } from '#lib/sample-app/app-config.ts'
import type { AppPage } from '#lib/sample-app/app-page.ts'
import { appSessions, sessionLimits } from '#lib/sample-app/app-sessions.ts'
import { line, loggedIn, login, type Scenario, showUser, write } from '#lib/sample-app/scenario.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Remark } from '#lib/trace/exchange.ts'
import { newId } from '#lib/trace/new-id.ts'
import { createTraces, traceCaps } from '#lib/trace/traces.ts'
import type { Seen } from './side.ts'

/** What a page answers with: what it shows, and the session that it runs in; null: no session starts. */
export type PageAnswer = (Seen & { readonly session: string | null }) | null

/** What is in force: a secrets.toml, or none, and the code of a fault that is switched on in the lab, or none. */
export interface InForce {
  readonly toml: string | null
  readonly fault: string | null
}

/** The routes of the lab with one sample app, which has whatever is in force; its pages come as JSON. */
export function makeApp(slug: string, inForce: InForce, hear: (remarks: readonly Remark[]) => void) {
  const clock = Date.now
  const caps = { ...traceCaps, 'lab-settings': settingsLimit, pause: pauseLimit, ...sessionLimits }
  const store = memoryStore({ clock, caps })
  const sessions = appSessions(store, newId)
  const shared = { traces: createTraces(store, newId), pauses: pauses(store, newId), faultOf, tick: clock }
  const apps = sampleApps({
    ...shared,
    sessions,
    backChannel: {
      async send(request) {
        const signal = request.signal?.() ?? null
        return readResponse(await fetch(asRequest(request), { signal }), ANSWER_LIMIT_BYTES)
      },
      tenantOf: () => null,
    },
    clock,
  })
  const visitor = newId()
  const serverSecret = newId()

  /** The lab at this address, its app as it is asked to be. */
  const labAt = (origin: string, asked: Asked) => {
    const app = configFrom({ origin, https: false, serverSecret }, scenarioOf(slug, asked), inForce.toml)
    return handler({
      ...shared,
      apps,
      app: (name) => (name === slug ? app : undefined),
      settings: { ...labSettingsStore(store), get: async () => ({ ...plainSettings, fault: inForce.fault }) },
      // The providers stand elsewhere: both sides ask the same ones.
      providers: { answer: (_, { url }) => Promise.reject(new Error(`no provider at ${url}`)) },
      ownApps: ownApps({ registry: createRegistry({ secret: serverSecret, clock }), store, lasting: true }),
    })
  }

  return async (request: Request): Promise<Response> => {
    const { origin, searchParams } = new URL(request.url)
    const asked = searchParams.get('login')
    const guards = searchParams.has('guard')
    const handle = labAt(origin, { guards, provider: asked === null ? undefined : JSON.parse(asked) })
    const whole = await readRequest(request)
    const answered = async (url: string) => {
      const handled = await handle({ ...whole, url }, visitor)
      if (!handled || 'nothingNamed' in handled) return null
      hear(handled.remarks)
      return handled
    }
    const handled = await answered(request.url)
    if (!handled) return new Response('not found', { status: 404 })
    const page = appPageOf(handled)
    if (!page) return asResponse(handled.response)
    const button = page.drawn.find((one) => one.kind === 'login')
    const base = `/app/${slug}/`
    // The button of an app that cannot log in leads to the page in which st.login() raises.
    if (button?.href.startsWith(`${base}?`)) {
      const pressed = await answered(new URL(button.href, origin).href)
      return Response.json(await answer(pressed && appPageOf(pressed), null))
    }
    const redirect = searchParams.has('logout') ? `${base}auth/logout` : (button?.href ?? null)
    return Response.json(await answer(page, redirect))
  }

  async function answer(page: AppPage | null, redirect: string | null): Promise<PageAnswer> {
    if (!page?.session) return null
    const { id } = page.session
    const raised = page.drawn.find((one) => one.kind === 'exception')
    return {
      user: raised ? null : JSON.stringify(await sessions.find(visitor, slug, id)),
      exception: raised ? `${raised.type}: ${raised.message}` : null,
      redirect,
      session: id,
    }
  }
}

type Handled = Extract<Awaited<ReturnType<ReturnType<typeof handler>>>, { response: unknown }>

function appPageOf({ page }: Handled): AppPage | null {
  return page?.shown.of === 'app' ? page.shown.page : null
}

interface Asked {
  /** Whose login button the app has: null, the default one's; undefined, nobody's. */
  readonly provider: string | null | undefined
  /** It reads `st.user.is_logged_in` before all else, and `st.user.name` of somebody who is logged in. */
  readonly guards: boolean
}

/** An app that shows `st.user`. */
function scenarioOf(slug: string, { provider, guards }: Asked): Scenario {
  return {
    slug,
    name: 'Differential test',
    summary: 'Compared with Streamlit',
    tenants: ['acme', 'globex'],
    secretsToml: () => '',
    app: [
      ...(guards
        ? [line('if st.user.is_logged_in:'), line('    st.user.name', write({ attribute: 'name' }), loggedIn)]
        : []),
      ...(provider === undefined ? [] : [line('st.login()', login('Log in', provider))]),
      line('st.json(st.user.to_dict())', showUser),
    ],
  }
}
