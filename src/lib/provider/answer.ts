import type Provider from 'oidc-provider'
import type { InteractionResults } from 'oidc-provider'
import { textOf, type WholeRequest } from '#lib/message/message.ts'
import { type CustomErrors, type CustomForm, customPerson } from './custom-person.ts'
import { accountAt } from './persona-accounts.ts'
import { isPersonaKey } from './personas.ts'
import type { ProviderParts } from './provider-parts.ts'

export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>
export type Session = InstanceType<Provider['Session']>

/** A login that waits for the person, and the provider's session in this browser. */
export interface Opened {
  readonly interaction: Interaction
  readonly session: Session
}

/** What was wrong with an answer; the page is drawn again with it. */
export interface Retry {
  readonly status: number
  readonly problem: string
  readonly custom?: { readonly form: CustomForm; readonly errors: CustomErrors }
}

export type Answer = { readonly result: InteractionResults } | { readonly retry: Retry }

/** Reads the form that a person sent from the sign-in or the consent page. Throws StoreFull. */
export async function readAnswer(
  parts: ProviderParts,
  opened: Opened,
  { body, headers }: WholeRequest,
): Promise<Answer> {
  if (!headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    return again(415, 'The answer to this page is a form: application/x-www-form-urlencoded.')
  }
  const form = new URLSearchParams(textOf(body))
  if (form.has('deny')) return { result: { error: 'access_denied', error_description: 'The person chose to deny.' } }
  if (opened.interaction.prompt.name === 'consent') {
    return form.get('consent') === 'allow' ? { result: { consent: {} } } : again(400, 'Choose one of the buttons.')
  }
  const persona = form.get('persona') ?? ''
  if (persona === 'custom') return described(parts, opened, customForm(form))
  if (!isPersonaKey(persona)) return again(400, 'Choose one of the people below.')
  return { result: chosen(opened, accountAt(parts.tenant.name, persona).sub) }
}

async function described({ accounts }: ProviderParts, opened: Opened, form: CustomForm): Promise<Answer> {
  const outcome = customPerson(form)
  if (!outcome.ok) {
    const custom = { form, errors: outcome.errors }
    return { retry: { status: 422, problem: 'Your own person needs a change, see below.', custom } }
  }
  await accounts.keep(outcome.person)
  return { result: chosen(opened, outcome.person.sub) }
}

/**
 * What choosing an account means. Choosing the account that is signed in is no new sign-in, so `auth_time` stays,
 * unless the app asked for a fresh one too.
 */
function chosen({ interaction, session }: Opened, accountId: string): InteractionResults {
  const { prompt, params } = interaction
  const prompts = String(params['prompt'] ?? '').split(' ')
  const fresh = prompt.name === 'login' || prompts.includes('login') || params['max_age'] !== undefined
  const same = session.accountId === accountId
  return { select_account: {}, ...((fresh || !same) && { login: { accountId } }) }
}

function customForm(form: URLSearchParams): CustomForm {
  return {
    name: (form.get('name') ?? '').trim(),
    email: (form.get('email') ?? '').trim(),
    emailVerified: form.has('email_verified'),
    claims: form.get('claims') ?? '',
  }
}

function again(status: number, problem: string): Answer {
  return { retry: { status, problem } }
}
