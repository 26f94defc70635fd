import type { Accounts } from './accounts.ts'
import type { Retry } from './answer.ts'
import { askedParameters, scopeBrings } from './asked.ts'
import { customStart } from './custom-person.ts'
import type { ConsentPage, PersonCard, SignInPage } from './pages.ts'
import { accountAt, noteAt, personaOf } from './persona-accounts.ts'
import { type PersonaKey, personaKeys, personas } from './personas.ts'
import { isOwnAppId } from './registration/registry.ts'
import type { Tenant, TenantName } from './tenants.ts'

/** A login that waits for the person: what the app asked, and why a page is needed. */
export interface OpenLogin {
  readonly tenant: Tenant
  readonly accounts: Accounts
  readonly app: string
  readonly clientId: string
  readonly action: string
  /** The query of the authorization request as it came. */
  readonly query: string
  readonly params: Readonly<Record<string, unknown>>
  readonly reasons: readonly string[]
  /** The account signed in at this provider in this browser. */
  readonly signedIn: string | null
}

export function signInPage(login: OpenLogin, retry: Retry | null): SignInPage {
  const { tenant, accounts, params, signedIn } = login
  const hint = typeof params['login_hint'] === 'string' ? params['login_hint'] : null
  const hinted = hint === null ? null : accounts.hinted(hint)
  return {
    kind: 'sign-in',
    ...formParts(login),
    people: peopleOf(tenant, hinted, personaOf(tenant.name, signedIn ?? '')?.key ?? null),
    reasons: [
      ...login.reasons.flatMap((reason) => reasonText(reason, params, signedIn !== null)),
      ...hintText(hint, hinted !== null),
    ],
    custom: {
      form: retry?.custom?.form ?? customStart,
      errors: retry?.custom?.errors ?? {},
      open: retry?.custom !== undefined,
    },
    problem: retry?.problem ?? null,
    ownApp: isOwnAppId(login.clientId) ? { answersAt: answersAt(params['redirect_uri']) } : null,
  }
}

/** The cards of a provider, made once for each person who may be hinted at or signed in. */
const cards = new Map<string, readonly PersonCard[]>()

function peopleOf(
  { name: tenant }: Tenant,
  hinted: PersonaKey | null,
  current: PersonaKey | null,
): readonly PersonCard[] {
  const which = `${tenant} ${hinted} ${current}`
  const people = cards.get(which) ?? personaKeys.map((key) => cardOf(tenant, key, { hinted, current }))
  cards.set(which, people)
  return people
}

function cardOf(
  tenant: TenantName,
  key: PersonaKey,
  { hinted, current }: Record<'hinted' | 'current', PersonaKey | null>,
): PersonCard {
  const { label, initials } = personas[key]
  const { email } = accountAt(tenant, key)
  return {
    key,
    label,
    initials,
    email: typeof email === 'string' ? email : null,
    note: noteAt(tenant, key),
    hinted: hinted === key,
    current: current === key,
  }
}

export async function consentPage(login: OpenLogin): Promise<ConsentPage> {
  const { tenant, accounts, params, signedIn } = login
  const scopes = typeof params['scope'] === 'string' ? params['scope'].split(' ') : []
  return {
    kind: 'consent',
    ...formParts(login),
    person: await personName(accounts, tenant, signedIn ?? ''),
    scopes: scopes.flatMap((name) => {
      const brings = scopeBrings(name, tenant)
      return brings === null ? [] : [{ name, brings }]
    }),
  }
}

/** A name to call an account by: the persona's, the claim `name`, the e-mail address, or the `sub`. */
export async function personName(accounts: Accounts, tenant: Tenant, sub: string): Promise<string> {
  const persona = personaOf(tenant.name, sub)
  if (persona) return persona.label
  const claims = await accounts.find(sub)
  const name = [claims?.['name'], claims?.['email']].find((claim) => typeof claim === 'string')
  return typeof name === 'string' ? name : sub
}

function answersAt(redirectUri: unknown): string {
  return typeof redirectUri === 'string' && URL.canParse(redirectUri) ? new URL(redirectUri).origin : ''
}

function formParts({ tenant, app, action, query }: OpenLogin) {
  return { tenant, app, action, asked: askedParameters(query, tenant, app) }
}

function reasonText(reason: string, params: OpenLogin['params'], signedIn: boolean): string[] {
  if (reason === 'select_account_prompt') return ['The app asks which account to use (prompt=select_account).']
  if (reason === 'login_prompt') return ['The app asks you to sign in again (prompt=login or max_age=0).']
  // With no one signed in these two fail as well, and there is nothing to say.
  if (reason === 'max_age' && signedIn)
    return [`Your sign-in is older than the app allows (max_age=${params['max_age']}).`]
  if (reason === 'id_token_hint' && signedIn)
    return ['The app expects someone else than who is signed in (id_token_hint).']
  if (reason === 'session_old') return ['A sign-in here ends after eight hours.']
  if (reason === 'account_forgotten') return ['The account that was signed in here is not known any more.']
  return []
}

function hintText(hint: string | null, known: boolean): string[] {
  if (hint === null) return []
  return [`The app suggests “${hint}” (login_hint)${known ? '.' : ', whom nobody here goes by.'}`]
}
