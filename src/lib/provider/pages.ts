import type { HeaderList } from '#lib/message/header-list.ts'
import type { WholeResponse } from '#lib/message/message.ts'
import type { CustomErrors, CustomForm } from './custom-person.ts'
import type { PersonaKey } from './personas.ts'
import type { Tenant } from './tenants.ts'

/** A parameter of the app's request, as it came, and what the provider does with it. */
export interface AskedParameter {
  readonly name: string
  readonly value: string
  readonly meaning: string
  /** `checked`: compared with what is registered. `ignored`: without effect here. */
  readonly verdict: 'checked' | 'used' | 'ignored'
  /** How a value begins that is too long to be shown whole at once, and its length in characters; null for others. */
  readonly long: { readonly start: string; readonly length: string } | null
}

/** One of the people who can be chosen. */
export interface PersonCard {
  readonly key: PersonaKey
  readonly label: string
  readonly initials: string
  readonly email: string | null
  readonly note: string
  /** The app's `login_hint` means this person. */
  readonly hinted: boolean
  /** Signed in at this provider, in this browser. */
  readonly current: boolean
}

interface Page {
  readonly tenant: Tenant
}

/** A page with a form that is posted to `action`. */
interface FormPage extends Page {
  readonly app: string
  readonly action: string
  readonly asked: readonly AskedParameter[]
}

export interface SignInPage extends FormPage {
  readonly kind: 'sign-in'
  readonly people: readonly PersonCard[]
  /** Why the page is shown, in sentences. */
  readonly reasons: readonly string[]
  readonly custom: { readonly form: CustomForm; readonly errors: CustomErrors; readonly open: boolean }
  /** What was wrong with the answer just given. */
  readonly problem: string | null
  /** Where the answer goes, when it is a reader's own app; null for an app of this site. */
  readonly ownApp: { readonly answersAt: string } | null
}

export interface ConsentPage extends FormPage {
  readonly kind: 'consent'
  /** Who is signed in. */
  readonly person: string
  readonly scopes: readonly { readonly name: string; readonly brings: string }[]
}

export interface SignOutPage extends Page {
  readonly kind: 'sign-out'
  /** The app that sent the person here; null when it did not say. */
  readonly app: string | null
  readonly action: string
  /** Goes back in the form's field `xsrf`. */
  readonly xsrf: string
  /** Who is signed in; null when no one is. */
  readonly person: string | null
  /** Who is about to sign in instead, when that is why the page is shown; null when the app asked for a logout. */
  readonly next: string | null
  /** Where the app waits afterwards; null when it named no registered place. */
  readonly returnTo: string | null
}

export interface SignedOutPage extends Page {
  readonly kind: 'signed-out'
  readonly app: string | null
}

/** A form is answered, and the browser goes on by itself. */
export interface LeadOnPage extends Page {
  readonly kind: 'lead-on'
  readonly app: string | null
  /** Absolute. */
  readonly href: string
}

export interface ErrorPage extends Page {
  readonly kind: 'error'
  readonly status: number
  /** The protocol's name of the error (RFC 6749 §4.1.2.1 and others), where it has one. */
  readonly code: string | null
  readonly title: string
  readonly text: string
  readonly whatToDo: string
  /** What was sent and what was expected, to compare. */
  readonly facts: readonly { readonly name: string; readonly values: readonly string[] }[]
}

export type ProviderPage = SignInPage | ConsentPage | SignOutPage | SignedOutPage | LeadOnPage | ErrorPage

/** `Message`: how a response passes; web-standard at the border of lib. */
export type ProviderAnswer<Message = WholeResponse> =
  | {
      readonly kind: 'response'
      readonly response: Message
      readonly clientId: string | null
      /** Why oidc-provider refused, more exactly than the answer says. For the app's own page; never sent. */
      readonly refused?: string | null
    }
  | {
      readonly kind: 'page'
      readonly page: ProviderPage
      readonly status: number
      /** Set-Cookie lines and the page's own Content-Security-Policy. */
      readonly headers: HeaderList
      readonly clientId: string | null
    }
