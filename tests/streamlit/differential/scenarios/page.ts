import type { Browser } from '../browser.ts'
import type { Scenario } from '../scenario.ts'
import { type Setup, sharedWith } from '../setups.ts'

/** The app's page with cookies that were made for it. */
export function page(prepare: (browser: Browser) => void): Scenario['script'] {
  return async (browser) => {
    prepare(browser)
    await browser.visit()
  }
}

/** The default provider, with `expose_tokens`. */
export function exposing(value: string): Setup {
  return sharedWith({ expose_tokens: value })
}
