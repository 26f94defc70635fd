import type { ProviderPage } from '#lib/provider/pages.ts'
import { namedException } from './normalise.ts'
import type { Seen } from './side.ts'

/** What a person has before them. */
export interface Screen {
  /** `nothing`: a page that never fills. `red box`: the app's page, with an exception. */
  readonly sees: 'logged in' | 'logged out' | 'red box' | 'nothing' | 'error text' | 'provider page'
  /** The words of an error text, of an exception or of the provider's page. */
  readonly text: string | null
  /** The name in `st.user`; null when nobody is logged in. */
  readonly as: string | null
}

/** A page of the app: what its session says; `nothing` while it has none. */
export function appScreen(seen: Seen | null): Screen {
  if (seen === null) return { sees: 'nothing', text: null, as: null }
  if (seen.exception !== null) return { sees: 'red box', text: namedException(seen.exception), as: null }
  const { user } = Object(JSON.parse(seen.user ?? '{}'))
  const { is_logged_in: isLoggedIn, name } = Object(user)
  return isLoggedIn === true
    ? { sees: 'logged in', text: null, as: String(name) }
    : { sees: 'logged out', text: null, as: null }
}

/** An answer that is no page of the app. */
export function errorScreen(text: string): Screen {
  return { sees: 'error text', text, as: null }
}

/** A page at which the provider keeps the browser. */
export function providerScreen(page: ProviderPage): Screen {
  return { sees: 'provider page', text: page.kind === 'error' ? `${page.title}. ${page.text}` : page.kind, as: null }
}
