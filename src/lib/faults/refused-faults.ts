import type { Breaks, Fault } from './fault.ts'
import {
  withAuthHeader,
  withClientKwargs,
  withoutKey,
  withRawValue,
  withTextForProviders,
  withValue,
} from './secrets-changes.ts'

/** What `st.login()` refuses, one for each of its rules (src/lib/streamlit/login-rules) that a file can break. */
export const refusedFaults: readonly Fault[] = [
  unseen('secrets-missing', 'There is no secrets.toml', { secrets: () => null }),
  unseen('secrets-unparsable', 'secrets.toml is no TOML', { secrets: withRawValue('redirect_uri', (uri) => uri) }),
  unseen('auth-missing', 'The header says `[oauth]`', { secrets: withAuthHeader('[oauth]') }),
  unseen('auth-not-a-table', 'The header says `[[auth]]`', { secrets: withAuthHeader('[[auth]]') }),
  refused('redirect-uri-missing', 'No `redirect_uri`', { secrets: withoutKey('redirect_uri') }),
  refused('cookie-secret-missing', 'No `cookie_secret`', { secrets: withoutKey('cookie_secret') }),
  refused('cookie-secret-empty', 'An empty `cookie_secret`', { secrets: withValue('cookie_secret', () => '') }),
  refused('cookie-secret-not-text', '`cookie_secret` without quotes', {
    secrets: withRawValue('cookie_secret', () => '20261126'),
  }),
  refused('provider-keys-missing', 'No `client_secret`', { secrets: withoutKey('client_secret') }),
  refused('provider-missing', '`st.login` asks for a provider that is not there', { asksFor: 'acme-id' }),
  refused('provider-name-underscore', 'An underscore in the provider’s name', { asksFor: 'acme_id' }),
  refused('provider-not-a-table', 'A provider that is a text', { secrets: withTextForProviders('acme') }),
  refused('client-kwargs-not-a-table', '`client_kwargs` is a text', { secrets: withClientKwargs('"openid email"') }),
]

function refused(code: string, title: string, breaks: Breaks): Fault {
  return { code, title, place: 'refused', breaks, byHand: { does: 'Press the login button.' } }
}

/** The app does not come as far as its button. */
function unseen(code: string, title: string, breaks: Breaks): Fault {
  return { ...refused(code, title, breaks), script: (browser) => browser.start(), byHand: 'switch' }
}
