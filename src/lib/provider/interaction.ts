import { errors, type InteractionResults } from 'oidc-provider'
import { HeaderList } from '#lib/message/header-list.ts'
import type { WholeRequest } from '#lib/message/message.ts'
import { type Interaction, type Opened, type Retry, readAnswer } from './answer.ts'
import { callProvider } from './bridge.ts'
import { kindOf } from './caps.ts'
import { contentSecurityPolicy, pageHeaders } from './csp.ts'
import { closedPage } from './error-page.ts'
import { leadOn, leadsOn } from './lead-on.ts'
import type { ProviderAnswer, ProviderPage } from './pages.ts'
import type { ProviderParts } from './provider-parts.ts'
import { consentPage, type OpenLogin, signInPage } from './sign-in.ts'
import { tenantPath } from './tenants.ts'

/** The pages that a person answers: GET draws them, POST takes the answer and goes back to oidc-provider. */
export async function interact(parts: ProviderParts, uid: string, request: WholeRequest): Promise<ProviderAnswer> {
  const opened = await open(parts, request)
  if (opened?.interaction.uid !== uid) return pageAnswer(closedPage(parts.tenant), 400, null)
  const { interaction } = opened
  const answer = request.method === 'POST' ? await readAnswer(parts, opened, request) : { retry: null }
  if ('retry' in answer) {
    return pageAnswer(await draw(parts, opened, answer.retry), answer.retry?.status ?? 200, interaction)
  }
  await finish(parts, opened, answer.result)
  const clientId = param(interaction, 'client_id')
  if (leadsOn(request, param(interaction, 'redirect_uri'), parts.origin)) {
    const client = await parts.provider.Client.find(clientId ?? '')
    return { ...leadOn(parts.tenant, { href: interaction.returnTo, app: client?.clientName ?? null }), clientId }
  }
  const headers = new HeaderList({ location: interaction.returnTo, 'cache-control': 'no-store' })
  const response = { status: 303, headers, body: null }
  return { kind: 'response', response, clientId }
}

/** The waiting login that this browser's cookies name; null when there is none. */
async function open({ provider, origin, clock }: ProviderParts, whole: WholeRequest): Promise<Opened | null> {
  const found: { opened: Opened | null; failure: unknown } = { opened: null, failure: null }
  await callProvider(whole, { origin, mount: '', clock }, async (request, response) => {
    try {
      const interaction = await provider.interactionDetails(request, response)
      const session = await provider.Session.get(provider.createContext(request, response))
      found.opened = { interaction, session }
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) found.failure = error
    }
    response.end()
  })
  if (found.failure) throw found.failure
  return found.opened
}

async function draw(parts: ProviderParts, opened: Opened, retry: Retry | null): Promise<ProviderPage> {
  const login = await openLogin(parts, opened)
  return opened.interaction.prompt.name === 'consent' ? consentPage(login) : signInPage(login, retry)
}

async function openLogin(parts: ProviderParts, { interaction, session }: Opened): Promise<OpenLogin> {
  const { provider, tenant, accounts, store } = parts
  const clientId = param(interaction, 'client_id') ?? ''
  const client = await provider.Client.find(clientId)
  return {
    tenant,
    accounts,
    params: interaction.params,
    app: client?.clientName ?? clientId,
    clientId,
    action: `${tenantPath(tenant.name)}/interaction/${interaction.uid}`,
    query: (await store.get<string>(kindOf(tenant.name, 'Asked'), interaction.cid)) ?? '',
    reasons: interaction.prompt.reasons,
    signedIn: session.accountId ?? null,
  }
}

/**
 * Gives the answer to oidc-provider. When another account was signed in, its session and tokens end here: otherwise
 * oidc-provider would do it with a page that posts itself by script.
 */
async function finish({ provider }: ProviderParts, opened: Opened, result: InteractionResults): Promise<void> {
  const { interaction, session } = opened
  const accountId = result.login?.accountId
  if (accountId !== undefined && session.accountId !== undefined && session.accountId !== accountId) {
    for (const { grantId } of Object.values(session.authorizations ?? {})) {
      if (grantId !== undefined) await provider.AccessToken.revokeByGrantId(grantId)
    }
    await session.destroy()
    interaction.session = undefined
  }
  interaction.result = 'error' in result ? result : { ...interaction.lastSubmission, ...result }
  await interaction.persist()
}

function param({ params }: Interaction, name: string): string | null {
  const value = params[name]
  return typeof value === 'string' ? value : null
}

function pageAnswer(page: ProviderPage, status: number, interaction: Interaction | null): ProviderAnswer {
  const headers = pageHeaders(contentSecurityPolicy())
  return { kind: 'page', page, status, headers, clientId: interaction && param(interaction, 'client_id') }
}
