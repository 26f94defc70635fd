import type { ProviderPage } from './pages.ts'

/** What the browser's tab says. */
export function pageTitle(page: ProviderPage): string {
  switch (page.kind) {
    case 'sign-in':
      return `Sign in to ${page.app} · ${page.tenant.title}`
    case 'consent':
      return `Allow ${page.app}? · ${page.tenant.title}`
    case 'sign-out':
      return `Sign out · ${page.tenant.title}`
    case 'signed-out':
      return `Signed out · ${page.tenant.title}`
    case 'lead-on':
      return `Back to ${page.app ?? 'your app'} · ${page.tenant.title}`
    case 'error':
      return `${page.title} · ${page.tenant.title}`
  }
}
