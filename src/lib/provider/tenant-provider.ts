import type { EventEmitter } from 'node:events'
import Provider, { type KoaContextWithOIDC } from 'oidc-provider'
import { type ConfigurationInput, configuration } from './configuration.ts'
import { contentSecurityPolicy } from './csp.ts'
import { refusalPage } from './error-page.ts'
import { exchangeOf } from './exchange.ts'
import { releaseExtraClaims } from './extra-claims.ts'
import type { OwnApp } from './registration/registration.ts'
import type { Registry } from './registration/registry.ts'
import { nameSessionsByUid } from './session-ids.ts'
import { reshapeAnswer, reshapeIdTokens } from './shaped-answers.ts'
import { personName } from './sign-in.ts'
import { type Tenant, tenantPath } from './tenants.ts'

/** oidc-provider for one tenant, with pages handed out instead of written (see exchange.ts). */
export function tenantProvider(input: Omit<ConfigurationInput, 'draw'> & { issuer: string }): Provider {
  const { tenant, accounts, issuer, registry } = input
  const name = async (sub: string | undefined) => (sub === undefined ? null : personName(accounts, tenant, sub))
  const signOut = async (ctx: KoaContextWithOIDC): Promise<void> => {
    const { session, client, entities } = ctx.oidc
    const exchange = exchangeOf(ctx.req)
    const waiting = entities.Interaction
    exchange.page = {
      kind: 'sign-out',
      tenant,
      app: client?.clientName ?? null,
      action: new URL(ctx.oidc.urlFor('end_session_confirm')).pathname,
      xsrf: String(session?.state?.['secret']),
      person: await name(session?.accountId),
      next: await name(waiting?.result?.login?.accountId),
      returnTo: waiting ? null : text(session?.state?.['postLogoutRedirectUri']),
    }
    ctx.body = ''
  }
  const endedApp = ({ oidc }: KoaContextWithOIDC): OwnApp | null => {
    const app = registry.byClientId(text(oidc.params?.['client_id']) ?? '')
    return app?.ended && app.tenant === tenant.name ? app : null
  }
  const draw: ConfigurationInput['draw'] = {
    signOut,
    error: (ctx, error) => {
      exchangeOf(ctx.req).page = refusalPage(tenant, ctx, { error, ended: endedApp(ctx) })
      ctx.body = ''
    },
    signedOut: (ctx) => {
      exchangeOf(ctx.req).page = { kind: 'signed-out', tenant, app: ctx.oidc.client?.clientName ?? null }
      ctx.body = ''
    },
  }
  const provider = new Provider(issuer, configuration({ ...input, draw }))
  nameSessionsByUid(provider)
  // Only what callNode sets reaches it.
  provider.proxy = true
  provider.on('server_error', (ctx, error) => {
    exchangeOf(ctx.req).failure = error
  })
  provider.on('grant.error', (ctx, error) => {
    exchangeOf(ctx.req).refused = error.error_detail ?? null
  })
  // Koa's own event, which the types of oidc-provider leave out: what is thrown around an endpoint.
  const app: EventEmitter = provider
  app.on('error', (error: unknown, ctx?: KoaContextWithOIDC) => {
    if (ctx) exchangeOf(ctx.req).failure = error
  })
  provider.use(async (ctx, next) => {
    // oidc-provider adds the hash of its own script to a policy that is there already.
    ctx.set('Content-Security-Policy', contentSecurityPolicy())
    await next()
    // An endpoint of oidc-provider puts `oidc` on the context; its types assume that it is there.
    const routed = ctx as KoaContextWithOIDC & { oidc?: KoaContextWithOIDC['oidc'] }
    if (!routed.oidc) return
    note(routed)
    if (asksToSignOut(routed)) await signOut(routed)
    if (routed.oidc.route === 'discovery') trimMetadata(routed, tenant)
    if (routed.oidc.route === 'discovery') passTagOn(routed, registry)
    if (input.shape) reshapeAnswer(routed, input.shape, { base: `${input.origin}${tenantPath(tenant.name)}`, issuer })
    if (['discovery', 'jwks'].includes(routed.oidc.route)) ctx.set('Cache-Control', 'public, max-age=300')
  })
  releaseExtraClaims(provider, tenant)
  if (input.shape) reshapeIdTokens(provider, input.shape, input.keys)
  return provider
}

function note(ctx: KoaContextWithOIDC): void {
  const { client, params, entities, route } = ctx.oidc
  const exchange = exchangeOf(ctx.req)
  exchange.routed = true
  exchange.clientId = client?.clientId ?? text(params?.['client_id'] ?? entities.Interaction?.params['client_id'])
  if (route === 'authorization') exchange.began = entities.Interaction?.cid ?? null
  if (entities.AuthorizationCode && route !== 'token') exchange.ended = entities.Interaction?.cid ?? null
  // A form_post answer is a form too: it leads to the app.
  const target = params?.['response_mode'] === 'form_post' ? text(params['redirect_uri']) : null
  if (target !== null && client?.redirectUriAllowed(target)) exchange.formTarget = target
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/**
 * oidc-provider writes a page that posts itself by script in two places: a logout when no one is signed in, and a
 * login as another account than the one that a second tab has just signed in. Both are the confirmation of a logout.
 */
function asksToSignOut(ctx: KoaContextWithOIDC): boolean {
  const { route, params, session } = ctx.oidc
  if (exchangeOf(ctx.req).page || ctx.status !== 200 || !session?.state?.['secret']) return false
  return route === 'end_session' || (route === 'resume' && params === undefined)
}

function trimMetadata(ctx: KoaContextWithOIDC, tenant: Tenant): void {
  if (tenant.pkceAdvertised) return
  const { code_challenge_methods_supported: _, ...rest } = Object(ctx.body)
  ctx.body = rest
}

/**
 * An own app may put its tag into its metadata URL (`?app=…`). Its keys then come from an address with the same
 * tag, so that both requests, which carry no client_id, can be told apart from other apps'.
 */
function passTagOn(ctx: KoaContextWithOIDC, registry: Registry): void {
  const tag = ctx.query['app']
  if (typeof tag !== 'string' || !registry.isTag(tag)) return
  const metadata = Object(ctx.body)
  ctx.body = { ...metadata, jwks_uri: `${metadata.jwks_uri}?app=${tag}` }
}
