import type { Alteration } from './alteration.ts'
import type { BrowserDriver } from './browser-driver.ts'
import type { SecretsChange } from './secrets-changes.ts'

/** The party with which the mistake lies, in the order in which a reader meets them. */
export const places = [
  'refused',
  'secrets.toml',
  'browser',
  'servers',
  'provider',
  'id-token',
  'cookies',
  'logout',
] as const

export type FaultPlace = (typeof places)[number]

/** A parameter of an address, and the value that it is given. */
export interface Parameter {
  readonly name: string
  readonly value: string
}

/** What is broken. Each part can be made on the sample app and on a real Streamlit alike. */
export interface Breaks {
  /** The secrets.toml of the app, written wrongly; null: there is none. */
  readonly secrets?: SecretsChange
  /** The name that app.py gives to `st.login()`. */
  readonly asksFor?: string
  /** app.py calls `st.login()` without waiting for a click. */
  readonly asksAtOnce?: true
  /** A parameter of the authorization request, changed on its way to the provider. */
  readonly request?: Parameter
  /** A parameter of the callback, changed on its way back to the app. */
  readonly callback?: Parameter
  /** A parameter of the request that ends the provider's session, changed on its way to the provider. */
  readonly endSession?: Parameter
  /** How far the clock of the app's machine is from the provider's, in seconds; negative where it is behind. */
  readonly clock?: number
  /** The callback comes to another replica of the app, which has a `cookie_secret` of its own. */
  readonly otherReplica?: true
  /** The browser loses `_streamlit_session` before it comes back. */
  readonly losesSession?: true
  /** How old a login link is when it is followed, in seconds. */
  readonly linkAge?: number
  /** What the provider answers to the app, server to server. */
  readonly provider?: Alteration
  /** Something between browser and app keeps the WebSocket from working. */
  readonly socket?: 'no-xsrf-token' | 'header-limit'
  /** The browser does not keep `_streamlit_session`, as if it belonged to another host. */
  readonly keepsNoSession?: true
  /** The browser opens a callback that has logged it in a second time. */
  readonly repeatsCallback?: true
  /** The app is told that the address bar shows another port. */
  readonly otherPort?: true
  /** How long the browser keeps the identity cookies, in seconds. */
  readonly cookieLife?: number
}

/**
 * How it is met in a lab that a person uses. `switch`: it needs nothing but to be on. `does`: what the person has to do
 * besides. `standsIn`: it takes what a page inside the site cannot do, such as another address of the app, so something
 * else with the same effect is broken, and `how` says what.
 */
export type ByHand = 'switch' | { readonly does: string } | { readonly standsIn: Breaks; readonly how: string }

/** One thing that goes wrong in a login, and how to make it go wrong. */
export interface Fault {
  /** Its name in addresses, forms and data. Never reused for something else. */
  readonly code: string
  /** What is wrong, in a few words, as a list entry. */
  readonly title: string
  readonly place: FaultPlace
  readonly breaks: Breaks
  /** What the visitor does; one login of Ada when left out. */
  readonly script?: (browser: BrowserDriver) => Promise<void>
  readonly byHand: ByHand
}

/** One login as Ada, from the button to the page that it ends at. */
export async function logIn(browser: BrowserDriver): Promise<void> {
  const callback = await browser.begin()
  if (callback) await browser.open(callback)
}
