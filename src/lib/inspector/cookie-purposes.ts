import { tenants } from '#lib/provider/tenant-table.ts'
import { type TenantName, tenantNames } from '#lib/provider/tenants.ts'
import { pieceOf } from './chunk-set.ts'
import type { CookieKind } from './cookie-attributes.ts'

/** What a cookie is there for, and what ends it. */
export interface CookiePurpose {
  readonly kind: CookieKind
  readonly purpose: string
  /** Null where it is not ours to say. */
  readonly ends: string | null
}

const identityEnds =
  'Ends with /auth/logout, 30 days after the login, or with a login that fails at the token request. Not with the ID token.'

/** A cookie in the app's jar, by its name. Lifetimes are those of Streamlit. */
export function appPurpose(name: string): CookiePurpose {
  const piece = pieceOf(name)
  if (piece) {
    const of = piece.base === '_streamlit_user' ? 'the identity' : 'the tokens'
    const purpose = `Piece ${piece.number} of ${of}: signed on its own, with its own name as salt.`
    return { kind: 'identity', purpose, ends: 'Ends with /auth/logout. A smaller login later leaves it behind.' }
  }
  switch (name) {
    case '_streamlit_user':
      return { kind: 'identity', purpose: 'Who is logged in: the claims that become st.user.', ends: identityEnds }
    case '_streamlit_user_tokens':
      return {
        kind: 'identity',
        purpose: 'The ID token and the access token, stored whether or not expose_tokens names them.',
        ends: identityEnds,
      }
    case '_streamlit_session':
      return {
        kind: 'session',
        purpose: 'What the app must remember until the callback: state, nonce, PKCE secret.',
        ends: 'Ends with the callback of its login. A login that is given up leaves it for 14 days.',
      }
    default:
      return { kind: 'other', purpose: 'Not one of Streamlit’s.', ends: null }
  }
}

/** A cookie in a provider's jar, by its name. Every provider has its own; these are the sample providers'. */
export function providerPurpose(name: string): CookiePurpose {
  const kind = 'provider'
  if (name.includes('interaction')) {
    const ends = 'Ends 10 minutes after the request. The app has no part in it.'
    return { kind, purpose: 'Ties the sign-in page to this browser.', ends }
  }
  if (name.includes('resume')) {
    const purpose = 'Lets the provider go on with the request after the sign-in page.'
    return { kind, purpose, ends: 'Ends as soon as the provider has gone on.' }
  }
  return {
    kind,
    purpose: 'The provider’s own session: who is signed in there, whatever the app does.',
    ends: sessionEnds(tenantNames.find((tenant) => name.includes(`${tenant}_`))),
  }
}

function sessionEnds(tenant: TenantName | undefined): string | null {
  if (tenant === undefined) return null
  const { title, endSession } = tenants[tenant]
  const otherwise = 'an hour after your last visit there, or when you delete it'
  return endSession
    ? `Ends when you sign out at ${title} (st.logout() sends the browser there, and the page asks), ${otherwise}.`
    : `Ends ${otherwise}. ${title} has no end_session_endpoint: st.logout() leaves it alone, and the next login asks for no password.`
}
