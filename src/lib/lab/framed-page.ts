import { pageTitle } from '#lib/provider/page-title.ts'
import type { ProviderPage } from '#lib/provider/providers.ts'
import type { AppPage } from '#lib/sample-app/app-page.ts'

/** As much of a session's id as tells it apart from the others on a page. */
export function shortId(id: string): string {
  return id.slice(0, 6)
}

/** A page of the mini-browser that has yet to be drawn: of a sample app or of a sample provider. */
export interface FramedPage {
  readonly title: string
  /** Names the page's landmark: two frames may show the same page. */
  readonly label: string
  /** The lab that the page belongs to, and the code of what is broken in it; null for a page of no scenario. */
  readonly lab: { readonly scenario: string; readonly fault: string | null } | null
  readonly shown:
    | { readonly of: 'app'; readonly page: AppPage }
    | { readonly of: 'provider'; readonly page: ProviderPage }
}

export function framedApp(page: AppPage, lab: FramedPage['lab']): FramedPage {
  const { name, session } = page
  const label = session ? `${name}, session ${shortId(session.id)}` : name
  return { title: name, label, lab, shown: { of: 'app', page } }
}

export function framedProvider(page: ProviderPage, lab: FramedPage['lab']): FramedPage {
  const title = pageTitle(page)
  return { title, label: title, lab, shown: { of: 'provider', page } }
}
