import { tokensCookie } from '#lib/streamlit/set-cookie.ts'
import { carryTo, putIdentity, putSigned, tamper } from '../forge.ts'
import type { Scenario } from '../scenario.ts'
import { named } from '../setups.ts'
import { exposing, page } from './page.ts'

/** `expose_tokens` and the tokens cookie: sections 3.2 and 7.7 step 7. */
export const tokens: readonly Scenario[] = [
  {
    name: 'a tokens cookie that was tampered with',
    holds: '7.7 step 7',
    setup: exposing('"id"'),
    script: page((browser) => {
      putIdentity(browser)
      tamper(browser, tokensCookie)
    }),
  },
  {
    name: 'no tokens cookie',
    holds: '7.7 step 7',
    setup: exposing('"id"'),
    script: page((browser) => {
      putIdentity(browser)
      browser.jar.drop(browser.at(''), tokensCookie)
    }),
  },
  {
    name: 'a tokens cookie without an ID token',
    holds: '7.7 step 7',
    setup: exposing('["id", "access"]'),
    script: page((browser) => {
      putIdentity(browser)
      putSigned(browser, tokensCookie, '{"access_token": "a"}')
    }),
  },
  {
    name: 'a tokens cookie that is no JSON',
    holds: '7.7 step 7',
    setup: exposing('"id"'),
    script: page((browser) => {
      putIdentity(browser)
      putSigned(browser, tokensCookie, 'text')
    }),
  },
  {
    name: 'a tokens cookie that is empty',
    holds: '7.7 step 7',
    setup: exposing('"id"'),
    script: page((browser) => {
      putIdentity(browser)
      putSigned(browser, tokensCookie, '')
    }),
  },
  {
    name: 'another origin, with tokens exposed',
    holds: '7.7 step 7, quirk',
    setup: exposing('["id", "access"]'),
    keeps: ['mismatch-tokens'],
    async script(browser) {
      putIdentity(browser)
      carryTo(browser, '127.0.0.1')
      await browser.visit()
    },
  },
  { name: 'expose_tokens = "id"', holds: '3.2', setup: exposing('"id"'), script: (browser) => browser.login() },
  {
    name: 'expose_tokens = ["access", "id"]',
    holds: '3.2',
    setup: exposing('["access", "id"]'),
    script: (browser) => browser.login(),
  },
  {
    name: 'expose_tokens = ["id", "id"]',
    holds: '3.2',
    setup: exposing('["id", "id"]'),
    script: page((browser) => putIdentity(browser)),
  },
  {
    name: 'expose_tokens = true',
    holds: '3.2',
    setup: exposing('true'),
    script: page((browser) => putIdentity(browser)),
  },
  { name: 'expose_tokens = []', holds: '3.2', setup: exposing('[]'), script: page((browser) => putIdentity(browser)) },
  {
    name: 'expose_tokens in a named table',
    holds: '3.2',
    setup: named('acme', { expose_tokens: '"id"' }),
    script: page((browser) => putIdentity(browser)),
  },
  {
    name: 'expose_tokens = "refresh"',
    holds: '3.4; 10',
    setup: exposing('"refresh"'),
    script: page((browser) => putIdentity(browser)),
  },
  {
    name: 'expose_tokens = "refresh", without an XSRF token',
    holds: '3.4',
    setup: exposing('"refresh"'),
    async script(browser) {
      await browser.open('xsrf').then((tab) => tab.close())
    },
  },
]
