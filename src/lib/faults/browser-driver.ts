/** How the app is called in the address bar: as in its `redirect_uri`, or by another host, or at another port. */
export type Address = 'usual' | 'other-host' | 'other-port'

/** What a fault's script can do with a browser: on the sample app and on a real Streamlit alike. */
export interface BrowserDriver {
  address: Address
  /**
   * Opens the app, presses its login button, answers the provider's pages, and stops where the provider sends the
   * browser back: that address, or null when it did not come to that.
   */
  begin(answer?: 'ada' | 'deny'): Promise<URL | null>
  /** Opens a callback, and the page that it leads to. */
  open(callback: URL): Promise<void>
  /** Opens the app's start page in a tab of its own. */
  start(): Promise<void>
  /** Opens the app, presses its logout button, and goes where that leads. */
  logout(): Promise<void>
}
