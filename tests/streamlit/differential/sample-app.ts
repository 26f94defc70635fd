import { faultOf } from '#lib/faults/index.ts'
import { plainSettings, settingsCap } from '#lib/lab/lab-settings.ts'
import { pauseCap, pauses } from '#lib/lab/pauses.ts'
import { sampleApps } from '#lib/lab/sample-apps.ts'
import { newVisitor } from '#lib/lab/visitor.ts'
import { asRequest, asResponse, readResponse } from '#lib/message/message.ts'
import { ANSWER_LIMIT_BYTES } from '#lib/relying-party/bounded-fetch.ts'
import { type AppConfig, configFrom } from '#lib/sample-app/app-config.ts'
import { appSessions, sessionCap } from '#lib/sample-app/app-sessions.ts'
import { line, login, type Scenario, showUser } from '#lib/sample-app/scenario.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import { authSettings, exposedTokens, hasAuth } from '#lib/streamlit/auth-section.ts'
import { checkLogin, type LoginCheck } from '#lib/streamlit/check-login.ts'
import { weakSecret } from '#lib/streamlit/log-lines.ts'
import { parseSecrets, type Secrets } from '#lib/streamlit/secrets.ts'
import { userFromCookies } from '#lib/streamlit/user-info.ts'
import { cookieJar } from '#lib/trace/cookie-jar.ts'
import type { Remark } from '#lib/trace/exchange.ts'
import { createTraces, traceCaps } from '#lib/trace/traces.ts'
import type { Seen } from './side.ts'

/** What a page answers with: what it shows, and the session that it runs in. */
export type PageAnswer = Seen & { readonly session: string | null }

/** What is in force: a secrets.toml, or none, and the code of a fault that is switched on in the lab, or none. */
export interface InForce {
  readonly toml: string | null
  readonly fault: string | null
}

/** The sample app at /app/<slug>/ with whatever is in force; its pages come as JSON. */
export function makeApp(slug: string, inForce: InForce, hear: (remarks: readonly Remark[]) => void) {
  const clock = Date.now
  const caps = { ...traceCaps, 'lab-settings': settingsCap, 'app-session': sessionCap, pause: pauseCap }
  const store = memoryStore({ clock, caps })
  const sessions = appSessions(store, newVisitor)
  const apps = sampleApps({
    traces: createTraces(store, newVisitor),
    sessions,
    pauses: pauses(store, newVisitor),
    faultOf,
    backChannel: {
      send: async (request) => readResponse(await fetch(asRequest(request)), ANSWER_LIMIT_BYTES),
      tenantOf: () => null,
    },
    clock,
    tick: clock,
  })
  const visitor = newVisitor()
  let isWarned = false
  /** Streamlit warns once in a process, when it first makes a link with a weak secret. */
  const warn = (secrets: Secrets, check: LoginCheck): void => {
    const gotThere = check.ok || check.code === 'cookie-secret-empty'
    const warning = gotThere && !isWarned && weakSecret(authSettings(secrets, 0).cookieSecret ?? '')
    if (!warning) return
    isWarned = true
    hear([{ kind: 'log', ...warning }])
  }

  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const settings = { ...plainSettings, fault: inForce.fault }
    const asked = url.searchParams.get('login')
    const base = `/app/${slug}/`
    if (!url.pathname.startsWith(base)) return new Response('not found', { status: 404 })
    const route = url.pathname.slice(base.length)
    const provider: string | null = asked === null ? null : JSON.parse(asked)
    const secrets = parseSecrets(inForce.toml)
    const config = configOf(url.origin, scenarioOf(slug, asked === null ? undefined : provider), inForce.toml)
    if (route === '') {
      // The page comes, but no session does.
      if (!exposedTokens(secrets).ok) return Response.json(null)
      const failure = asked === null ? null : checkLogin(secrets, provider)
      if (failure) warn(secrets, failure)
      const exception = failure && !failure.ok ? `${failure.type}: ${failure.message}` : null
      if (!config || exception !== null) return Response.json({ ...anonymous(request), exception })
      const { page, remarks } = await apps.page({ app: config, request, visitor, settings })
      hear(remarks)
      if (page.drawn.some(({ kind }) => kind === 'unloaded')) return Response.json(null)
      const session = page.session?.id ?? ''
      const known = await sessions.find(visitor, slug, session)
      const link = page.drawn.find((one) => one.kind === 'login')
      const logout = url.searchParams.has('logout')
      const redirect = logout ? `${base}auth/logout` : asked === null ? null : (link?.href ?? null)
      return Response.json({ user: JSON.stringify(known), exception: null, redirect, session })
    }
    if (!config) return new Response('no such app', { status: 404 })
    const handler = { 'auth/login': apps.login, 'auth/logout': apps.logout, oauth2callback: apps.callback }[route]
    if (!handler) return new Response('not found', { status: 404 })
    const { response, remarks } = await handler({ app: config, request, visitor, settings })
    hear(remarks)
    return asResponse(response)
  }

  /** A page of an app that cannot log anyone in. */
  function anonymous(request: Request): PageAnswer {
    const secrets = parseSecrets(inForce.toml)
    const { user, tokens } = userFromCookies({
      hasAuth: hasAuth(secrets),
      jar: cookieJar(request.headers.get('cookie')),
      secret: authSettings(secrets, 0).cookieSecret ?? newVisitor(),
      origin: new URL(request.url).origin,
      exposed: [],
      now: Math.floor(clock() / 1000),
    })
    return { user: JSON.stringify({ user, tokens }), exception: null, redirect: null, session: null }
  }
}

/** undefined for a secrets.toml with which the site would not start. */
function configOf(origin: string, scenario: Scenario, toml: string | null): AppConfig | undefined {
  try {
    return configFrom({ origin, https: false }, scenario, toml ?? '')
  } catch {
    return undefined
  }
}

/** An app that shows `st.user`, and with `provider` (null: the default one) the button that logs in. */
function scenarioOf(slug: string, provider: string | null | undefined): Scenario {
  return {
    slug,
    name: 'Differential test',
    summary: 'Compared with Streamlit',
    tenants: ['acme', 'globex'],
    secretsToml: () => '',
    app: [
      ...(provider === undefined ? [] : [line('st.login()', login('Log in', provider))]),
      line('st.json(st.user.to_dict())', showUser),
    ],
  }
}
