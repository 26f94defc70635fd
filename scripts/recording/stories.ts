import type { PersonaKey } from '../../src/lib/provider/personas.ts'
import type { TenantName } from '../../src/lib/provider/tenants.ts'

/** What is recorded of a scenario: who presses which button and signs in where. Each story ends with a logout. */
export interface Story {
  readonly scenario: string
  /** The label of the login button. */
  readonly button: string
  readonly tenant: TenantName
  readonly persona: PersonaKey
}

const ada = { tenant: 'acme', persona: 'ada' } as const

/** One story for each section of the guide, with the person who shows best what the section is about. */
export const stories: readonly Story[] = [
  { scenario: 'openid-connect', button: 'Log in', ...ada },
  // Only a `sub`: every other claim is missing.
  { scenario: 'login-user-logout', button: 'Log in', tenant: 'acme', persona: 'sam' },
  // 60 groups: the tokens take more than one cookie.
  { scenario: 'cookies', button: 'Log in', tenant: 'acme', persona: 'linus' },
  { scenario: 'identity-provider', button: 'Log in', ...ada },
  { scenario: 'configure', button: 'Log in', ...ada },
  { scenario: 'simple-example', button: 'Log in with Acme ID', ...ada },
  // No PKCE advertised, no end_session_endpoint: unlike all the others.
  { scenario: 'multiple-providers', button: 'Globex Accounts', tenant: 'globex', persona: 'ada' },
  // Whom the keyword login_hint suggests.
  { scenario: 'provider-keywords', button: 'With keywords', tenant: 'acme', persona: 'grace' },
]
