import type { Fault } from './fault.ts'

/** What the provider's endpoints do wrong. */
export const providerFaults: readonly Fault[] = [
  {
    code: 'metadata-unreachable',
    title: 'The metadata cannot be reached',
    place: 'provider',
    breaks: { provider: { metadata: 'unreachable' } },
    byHand: 'switch',
  },
  {
    code: 'metadata-not-json',
    title: 'The metadata URL leads to a web page',
    place: 'provider',
    breaks: { provider: { metadata: 'not-json' } },
    byHand: 'switch',
  },
  {
    code: 'metadata-slow',
    title: 'The provider’s metadata arrive too late',
    place: 'provider',
    breaks: { provider: { metadata: 'slow' } },
    byHand: 'switch',
  },
  {
    code: 'select-account-refused',
    title: 'The provider does not know the `prompt`',
    place: 'provider',
    breaks: { request: { name: 'prompt', value: 'a-value-that-it-does-not-know' } },
    byHand: {
      standsIn: { request: { name: 'prompt', value: 'a-value-that-it-does-not-know' } },
      how: 'Acme ID knows select_account, so on its way it becomes a value that it does not know.',
    },
  },
  {
    code: 'code-used-twice',
    title: 'The code has been used before',
    place: 'provider',
    breaks: { provider: { token: 'used' } },
    byHand: 'switch',
  },
  {
    code: 'token-endpoint-500',
    title: 'The token endpoint answers 500',
    place: 'provider',
    breaks: { provider: { token: 'error-500' } },
    byHand: 'switch',
  },
  {
    code: 'token-endpoint-timeout',
    title: 'The token endpoint does not answer in time',
    place: 'provider',
    breaks: { provider: { token: 'slow' } },
    byHand: 'switch',
  },
  {
    code: 'jwks-rotated',
    title: 'The signing key is new, the JWKS is old',
    place: 'provider',
    breaks: {
      provider: {
        idToken: {
          said: 'The ID token is signed with a new key, which the JWKS does not have yet.',
          sign: 'unpublished',
        },
      },
    },
    byHand: 'switch',
  },
]
