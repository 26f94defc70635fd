import { type Problem, readAppRequest, tooMuch } from '#lib/provider/registration/app-request.ts'
import { redirectUriWarning } from '#lib/provider/registration/redirect-uri.ts'
import type { OwnApp } from '#lib/provider/registration/registration.ts'
import type { Registry } from '#lib/provider/registration/registry.ts'
import { isHouseTenant } from '#lib/provider/tenants.ts'
import type { Store } from '#lib/store/store.ts'
import { type OwnAppCaptures, ownAppCaptures } from './captures.ts'
import { type LoginView, loginViews } from './login-views.ts'

/** The form with which a reader registers an app, as it was filled in. */
export interface RegisterForm {
  readonly name: string
  readonly redirectUri: string
  readonly tenant: string
}

export const formStart: RegisterForm = {
  name: 'My Streamlit app',
  redirectUri: 'http://localhost:8501/oauth2callback',
  tenant: 'acme',
}

export type RegisterOutcome =
  | { readonly ok: true; readonly app: OwnApp }
  | { readonly ok: false; readonly status: 422; readonly problems: readonly Problem[] }

/** The apps of readers: their registration, their page, and what they send. */
export interface OwnApps {
  /** A registration outlives the process, because another one can have the same secret. */
  readonly lasting: boolean
  readonly captures: OwnAppCaptures
  register(form: RegisterForm): Promise<RegisterOutcome>
  /** The app of a page, ended or not. */
  open(pageKey: string | undefined): OwnApp | undefined
  /**
   * Whose message a request to a provider is; null when it is no own app's. `clientId`: as the provider knows it. A
   * client_id that the provider does not know counts by its beginning, when that app has been heard of before.
   */
  tagOf(clientId: string | null, url: string): Promise<string | null>
  /** What an app sent, the newest login first. */
  logins(app: OwnApp): Promise<readonly LoginView[]>
  warnings(app: OwnApp): readonly string[]
}

export interface OwnAppsOptions {
  readonly lasting: boolean
  readonly registry: Registry
  readonly store: Store
}

/** Where a query may name an app, or its client, of which it may be a part. */
const named = /[?&](?:app|client_id|[^=&]*%[^=&]*)=/

export function ownApps({ registry, store, lasting }: OwnAppsOptions): OwnApps {
  const captures = ownAppCaptures(store)
  return {
    lasting,
    captures,
    async register({ name, redirectUri, tenant }) {
      const reading = readAppRequest(name, [redirectUri.trim()])
      const stranger = { field: 'tenant', text: 'is not one of the two: choose a provider.' }
      if (!reading.ok || !isHouseTenant(tenant)) {
        const problems = [...(reading.ok ? [] : reading.problems), ...(isHouseTenant(tenant) ? [] : [stranger])]
        return { ok: false, status: 422, problems }
      }
      const app = registry.register(tenant, reading.request)
      return app ? { ok: true, app } : { ok: false, status: 422, problems: [tooMuch] }
    },
    open: (pageKey) => (pageKey === undefined ? undefined : registry.byPageKey(pageKey)),
    async tagOf(clientId, url) {
      const app = clientId === null ? undefined : registry.byClientId(clientId)
      if (app) return app.tag
      if (!named.test(url)) return null
      const { searchParams } = new URL(url)
      const tag = searchParams.get('app')
      if (tag !== null && registry.isTag(tag)) return tag
      const begun = registry.tagOfBeginning(searchParams.get('client_id') ?? '')
      return begun !== null && (await captures.list(begun)).length > 0 ? begun : null
    },
    logins: async (app) => loginViews(await captures.list(app.tag), app),
    warnings: ({ redirectUris }) => redirectUris.flatMap((uri) => redirectUriWarning(uri) ?? []),
  }
}
