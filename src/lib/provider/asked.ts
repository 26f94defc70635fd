import type { AskedParameter } from './pages.ts'
import type { Tenant } from './tenants.ts'

/** Characters: an ID token sent as a hint would push the page away. */
const LONG = 240

type Meaning = Pick<AskedParameter, 'meaning' | 'verdict'>

const used = (meaning: string): Meaning => ({ meaning, verdict: 'used' })
const checked = (meaning: string): Meaning => ({ meaning, verdict: 'checked' })
const ignored = (meaning: string): Meaning => ({ meaning, verdict: 'ignored' })

const prompts: Readonly<Record<string, string>> = {
  none: 'Show no page: answer from an open session or fail.',
  login: 'Sign in again, even with an open session.',
  select_account: 'Ask which account, even if one is signed in.',
  consent: 'Ask whether the app may have the data.',
}

const scopes: Readonly<Record<string, string>> = {
  openid: 'an ID token',
  profile: 'name and profile',
  email: 'e-mail address',
  phone: 'phone number',
  address: 'postal address',
}

const meanings: Readonly<Record<string, (value: string, tenant: Tenant, app: string) => Meaning>> = {
  response_type: () => used('Answer with a code that the app trades for tokens, server to server.'),
  client_id: (_value, _tenant, app) => checked(`Registered here as “${app}”.`),
  redirect_uri: () => checked('Registered, equal in every character. The answer goes there.'),
  scope: (value, tenant) => scopeMeaning(value, tenant),
  state: () => used('Meant to be random, for this attempt only. It comes back unchanged.'),
  nonce: () => used('Meant to be random. It comes back inside the ID token.'),
  code_challenge: () => used('The hash of a secret that the app shows when it trades the code (PKCE).'),
  code_challenge_method: () => used('How that hash was made.'),
  prompt: (value) => promptMeaning(value),
  max_age: (value) => used(`The sign-in may be ${value} seconds old at most.`),
  login_hint: () => used('Who the app thinks is signing in.'),
  id_token_hint: () => used('An earlier ID token: who the app thinks is signing in.'),
  response_mode: () => used('How the answer travels: in the address, or as a form.'),
  acr_values: () => ignored('How strong the sign-in should be. There are no levels here, so it has no effect.'),
  ui_locales: () => ignored('The languages for this page. It has only one, so it has no effect.'),
  claims_locales: () => ignored('The languages for claims. They have only one, so it has no effect.'),
  display: () => ignored('The kind of page to show. There is only one, so it has no effect.'),
}

/** The parameters of an authorization request in the order they came, each with a line on what it does here. */
export function askedParameters(query: string, tenant: Tenant, app: string): AskedParameter[] {
  return [...new URLSearchParams(query)].map(([name, value]) => ({
    name,
    value,
    long: value.length > LONG ? { start: value.slice(0, 60), length: String(value.length) } : null,
    ...((Object.hasOwn(meanings, name) ? meanings[name]?.(value, tenant, app) : undefined) ?? unknown),
  }))
}

/** What a scope brings, in a few words; null when the provider does not know it. */
export function scopeBrings(scope: string, tenant: Tenant): string | null {
  return Object.hasOwn(tenant.claims, scope) ? (scopes[scope] ?? null) : null
}

const unknown = ignored('Not known to this provider, ignored.')

function scopeMeaning(value: string, tenant: Tenant): Meaning {
  const parts = value.split(' ').filter(Boolean)
  const brings = parts.map((scope) => scopeBrings(scope, tenant)).filter((text) => text !== null)
  const strange = parts.filter((scope) => scopeBrings(scope, tenant) === null)
  const known = brings.length > 0 ? `Asks for ${brings.join(', ')}.` : 'Asks for nothing that is known here.'
  return used(strange.length > 0 ? `${known} Not known here, ignored: ${strange.join(', ')}.` : known)
}

function promptMeaning(value: string): Meaning {
  const parts = value.split(' ').filter(Boolean)
  if (parts.length === 0) return ignored('Empty, so it asks for nothing.')
  return used(parts.map((part) => prompts[part] ?? `“${part}” is not known here.`).join(' '))
}
