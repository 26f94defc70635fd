import type { ProviderPage } from '#lib/provider/providers.ts'
import type { AppPage, Drawn } from '#lib/sample-app/app-page.ts'
import { type FramedPage, shortId } from './framed-page.ts'

/** What the component of a page of the mini-browser gets: texts to place, and what decides which of them it places. */
export interface FramedView extends Omit<FramedPage, 'shown'> {
  readonly shown:
    | { readonly of: 'app'; readonly page: AppView }
    | { readonly of: 'provider'; readonly page: ProviderPage }
}

/** A sample app's page with `st.user` as text. */
export interface AppView extends Pick<AppPage, 'name' | 'source' | 'isRerun'> {
  readonly drawn: readonly DrawnView[]
  /** `st.user` as JSON, for a script to read. */
  readonly userData: string
  readonly session: { readonly short: string; readonly rerun: string } | null
}

type DrawnView = Exclude<Drawn, { kind: 'user' }> | { readonly kind: 'user'; readonly text: string }

export function framedView({ shown, ...frame }: FramedPage): FramedView {
  return { ...frame, shown: shown.of === 'app' ? { of: 'app', page: appView(shown.page) } : shown }
}

function appView({ name, source, isRerun, drawn, user, session }: AppPage): AppView {
  const text = (): string => JSON.stringify(user, null, 2)
  return {
    name,
    source,
    isRerun,
    drawn: drawn.map((thing) => (thing.kind === 'user' ? { kind: 'user', text: text() } : thing)),
    userData: JSON.stringify(user),
    session: session && { short: shortId(session.id), rerun: session.rerun },
  }
}
