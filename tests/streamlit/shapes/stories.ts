import { metadataUrlOf } from '#lib/provider/tenant-table.ts'
import type { TenantName } from '#lib/provider/tenants.ts'
import type { Scenario as App } from '#lib/sample-app/scenario.ts'
import { shapeScenarios } from '#lib/sample-app/scenarios/shapes/index.ts'
import { client, slashClient } from '../differential/provider-server.ts'
import type { Scenario } from '../differential/scenario.ts'
import { acmeWith, cookieSecret, named, type Setup } from '../differential/setups.ts'
import { type AtProvider, type LoginAndLogout, loginAndLogout } from './login-and-logout.ts'

export interface ShapeStory extends Scenario<LoginAndLogout> {
  /** In src/content/measured-providers.json. */
  readonly group: 'shapes' | 'ways'
  readonly id: string
  readonly door: string
}

/** At a sample provider: chooses this person, and what else it asks. */
function as(person: string): AtProvider {
  return (browser) => browser.provider(person)
}

/** The secrets.toml of a lab, filled in for the providers and the apps of the test. */
function setupOf(app: App): Setup {
  return ({ provider, origin, base }) =>
    app.secretsToml({
      origin: provider,
      redirectUri: `${origin}${base}oauth2callback`,
      cookieSecret,
      clientId: client.id,
      clientSecret: () => client.secret,
      metadataUrl: (tenant) => metadataUrlOf(provider, tenant),
    })
}

function shapeStory(id: string, door: string, setup: Setup, script: ShapeStory['script']): ShapeStory {
  return { group: 'shapes', id, door, name: `${id}: ${door}`, holds: 'shapes', setup, script }
}

/** One table `[auth.<name>]` at a shaped provider. */
function tableAt(tenant: TenantName, name: string, more: Readonly<Record<string, string>> = {}): Setup {
  return (values) =>
    named(name, { server_metadata_url: `"${metadataUrlOf(values.provider, tenant)}"`, ...more })(values)
}

/** Each door of each lab at a shaped provider. */
const doors: readonly ShapeStory[] = shapeScenarios.flatMap((app) =>
  app.app.flatMap(({ widget }) =>
    widget?.kind === 'login' && widget.provider !== null
      ? [shapeStory(app.slug, widget.provider, setupOf(app), loginAndLogout(widget.provider, as('ada')))]
      : [],
  ),
)

function way(door: string, setup: Setup): ShapeStory {
  const of = { group: 'ways', id: 'sample', door, name: `a way out: ${door}`, holds: 'ways out' } as const
  return { ...of, setup, script: loginAndLogout(null, as('ada')) }
}

/** A copy of a provider's document, with one member changed, in place of its own. */
function ownDocument(kind: string): Setup {
  return (values) =>
    acmeWith({ server_metadata_url: `"${values.provider}/broken/${kind}/.well-known/openid-configuration"` })(values)
}

const withSlash: Setup = (values) =>
  acmeWith({ client_id: `"${slashClient}"` })(values)?.replace('oauth2callback"', 'oauth2callback/"') ?? null

/** What can be done about a provider whose document or logout does not fit. */
const ways: readonly ShapeStory[] = [
  way('document-without-end-session', ownDocument('no-end-session')),
  way('document-with-end-session-query', ownDocument('end-session-query')),
  way('document-with-pkce', ownDocument('pkce-added')),
  way('redirect-uri-with-slash', withSlash),
]

/** What waits for some people, or for some apps, at a provider. */
const more: readonly ShapeStory[] = [
  shapeStory('entra', 'microsoft, as Linus', tableAt('entra', 'microsoft'), loginAndLogout('microsoft', as('linus'))),
  shapeStory(
    'dex',
    'dex, for a second client',
    tableAt('dex', 'dex', { client_kwargs: '{ scope = "openid email audience:server:client_id:sample-api" }' }),
    loginAndLogout('dex', as('ada')),
  ),
]

export const stories: readonly ShapeStory[] = [...doors, ...more, ...ways]
