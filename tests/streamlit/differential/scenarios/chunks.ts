import { tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import type { Browser } from '../browser.ts'
import { putIdentity, putSigned, tamper } from '../forge.ts'
import type { Scenario } from '../scenario.ts'
import { acme } from '../setups.ts'
import { exposing, page } from './page.ts'
import { heavy } from './people.ts'

/** Pages with cookies in chunks: section 7.5. */
export const chunks: readonly Scenario[] = [
  {
    name: 'chunks: one is missing',
    holds: '7.5 step 4',
    setup: acme,
    script: page((browser) => {
      putIdentity(browser, { long: 'x1'.repeat(2100), ...noiseClaim() })
      browser.jar.drop(browser.at(''), `${userCookie}_2`)
    }),
  },
  {
    name: 'chunks: one was tampered with',
    holds: '7.5 step 4',
    setup: acme,
    script: page((browser) => {
      putIdentity(browser, noiseClaim())
      tamper(browser, `${userCookie}_1`)
    }),
  },
  {
    name: 'chunks: two changed places',
    holds: '7.5 step 3',
    setup: acme,
    script: page((browser) => {
      putIdentity(browser, noiseClaim())
      swap(browser, `${userCookie}_1`, `${userCookie}_2`)
    }),
  },
  {
    name: 'chunks: the main cookie alone',
    holds: '7.5 step 4',
    setup: acme,
    script: page((browser) => putSigned(browser, userCookie, 'chunks-2')),
  },
  {
    name: 'chunks-0',
    holds: '7.5 step 4',
    setup: acme,
    script: page((browser) => putSigned(browser, userCookie, 'chunks-0')),
  },
  {
    name: 'chunks-x',
    holds: '7.5 step 4',
    setup: acme,
    script: page((browser) => putSigned(browser, userCookie, 'chunks-x')),
  },
  {
    name: 'chunks-1 and more',
    holds: '7.5 step 4',
    setup: acme,
    script: page((browser) => {
      putSigned(browser, userCookie, 'chunks-1 and more')
      putSigned(browser, `${userCookie}_1`, `{"sub": "7", "origin": "${browser.at('').origin}"}`)
    }),
  },
  {
    name: 'chunks of the tokens: one is missing',
    holds: '7.5 step 4',
    setup: exposing('"id"'),
    script: page((browser) => {
      putIdentity(browser)
      putSigned(browser, tokensCookie, 'chunks-2')
      putSigned(browser, `${tokensCookie}_1`, '{')
    }),
  },
  {
    name: 'chunks: a piece of an older login',
    holds: '7.5, orphans',
    setup: acme,
    async script(browser) {
      await browser.login(null, heavy(2600))
      await browser.login(null, 'ada')
      await browser.logout()
    },
  },
  {
    name: 'more than 32 chunks',
    holds: '7.5 step 4',
    setup: acme,
    keeps: ['many-chunks'],
    script: page((browser) => putSigned(browser, userCookie, 'chunks-33')),
  },
]

function noiseClaim(): Record<string, string> {
  return { badge: heavy(5000)['claims'] ?? '' }
}

function swap(browser: Browser, one: string, other: string): void {
  const at = browser.at('')
  const [first, second] = [browser.jar.value(at, one) ?? '', browser.jar.value(at, other) ?? '']
  browser.jar.edit(at, one, () => second)
  browser.jar.edit(at, other, () => first)
}
