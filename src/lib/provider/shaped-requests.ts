import { createPublicKey } from 'node:crypto'
import { compactVerify } from 'jose'
import { addressOf } from '#lib/message/address.ts'
import { HeaderList } from '#lib/message/header-list.ts'
import { bodyOf, textOf, type WholeRequest } from '#lib/message/message.ts'
import { errorPage, notFoundPage } from './error-page.ts'
import type { ProviderAnswer } from './pages.ts'
import { protocol } from './protocol.ts'
import type { ProviderParts } from './provider-parts.ts'
import { refuse } from './refusal.ts'
import { tenantPath } from './tenants.ts'

const wellKnown = '/.well-known/openid-configuration'

/** The path below the provider's own, and the query with its `?`. */
interface Asked {
  readonly mount: string
  readonly path: string
  readonly search: string
}

/** oidc-provider's endpoints, at the addresses and with the parameters of the shape. */
export async function answerShaped(parts: ProviderParts, request: WholeRequest, asked: Asked): Promise<ProviderAnswer> {
  const { shape, tenant, origin } = parts
  const { mount, path, search } = asked
  if (!shape) return protocol(parts, request, mount)
  const base = `${origin}${tenantPath(tenant.name)}`
  const query = new URLSearchParams(search)
  const at = (there: string): WholeRequest => ({ ...request, url: base + there })
  if (path === shape.issuerPath.replace(/\/$/, '') + wellKnown) return protocol(parts, at(wellKnown), mount)
  const document = path.endsWith(wellKnown) ? shape.documents?.[path.slice(0, -wellKnown.length)] : undefined
  if (document) {
    const answer = await protocol(parts, at(wellKnown), mount)
    if (answer.kind !== 'response') return answer
    const metadata = document(JSON.parse(textOf(answer.response.body)), { base, issuer: parts.issuer }, query)
    const body = bodyOf(JSON.stringify(metadata))
    const headers = new HeaderList(answer.response.headers)
    headers.set('content-length', String(body?.byteLength ?? 0))
    return { ...answer, response: { ...answer.response, headers, body } }
  }
  if (path.endsWith(wellKnown)) return refuse(notFoundPage(tenant), request)
  if (shape.logoutUri && path === '/logout') return logoutUri(parts, request, { mount, query })
  if (path === '/session/end') return protocol(parts, await withoutHint(parts, at(path + search), query), mount)
  return protocol(parts, request, mount)
}

/**
 * A logout with `logout_uri` in place of `post_logout_redirect_uri`, as Amazon Cognito's logout endpoint wants it. Its
 * words for a request without it: github.com/streamlit/streamlit/issues/14290.
 */
async function logoutUri(
  parts: ProviderParts,
  request: WholeRequest,
  { mount, query }: { mount: string; query: URLSearchParams },
): Promise<ProviderAnswer> {
  const [clientId, target] = [query.get('client_id'), query.get('logout_uri')]
  const missing = clientId === null ? 'client_id' : target === null ? 'redirect_uri' : null
  if (clientId === null || target === null) {
    const page = errorPage(parts.tenant, {
      code: 'invalid_request',
      title: 'The logout was refused',
      text: `Required String parameter '${missing}' is not present.`,
      whatToDo: 'This endpoint wants client_id with logout_uri, and takes no post_logout_redirect_uri.',
      facts: [{ name: 'Sent', values: [...query.keys()] }],
    })
    return refuse(page, request)
  }
  const wanted = new URLSearchParams({ client_id: clientId, post_logout_redirect_uri: target })
  const url = `${parts.origin}${mount}/session/end?${wanted}`
  return protocol(parts, { ...request, url }, mount)
}

/**
 * A hint whose `aud` is a list is good where its `azp` is the app (OpenID Connect Core 1.0 §2). oidc-provider knows
 * one audience only, so such a hint is checked here and left out.
 */
async function withoutHint(parts: ProviderParts, request: WholeRequest, query: URLSearchParams): Promise<WholeRequest> {
  const hint = query.get('id_token_hint')
  const clientId = query.get('client_id')
  if (hint === null || clientId === null || !(await isListed(parts, hint, clientId))) return request
  query.delete('id_token_hint')
  return { ...request, url: `${new URL(request.url).origin}${addressOf(request.url).path}?${query}` }
}

async function isListed({ keys, issuer }: ProviderParts, hint: string, clientId: string): Promise<boolean> {
  for (const key of keys) {
    try {
      const { payload } = await compactVerify(hint, createPublicKey({ key, format: 'jwk' }))
      const { aud, azp, iss } = JSON.parse(new TextDecoder().decode(payload))
      return Array.isArray(aud) && azp === clientId && iss === issuer
    } catch {
      // Not signed by this key, or no token at all: oidc-provider says so.
    }
  }
  return false
}
