import type { Fault } from './fault.ts'
import { withClientKwargs, withExposedTokens, withValue } from './secrets-changes.ts'

/** What is written wrongly in secrets.toml, and passes Streamlit's own checks. */
export const secretsFaults: readonly Fault[] = [
  {
    code: 'wrong-client-secret',
    title: 'Wrong `client_secret`',
    place: 'secrets.toml',
    breaks: { secrets: withValue('client_secret', () => 'not-the-secret') },
    byHand: 'switch',
  },
  {
    code: 'unregistered-redirect-uri',
    title: '`redirect_uri` is not the registered one',
    place: 'secrets.toml',
    breaks: { secrets: withValue('redirect_uri', (uri) => `${uri}/`) },
    byHand: 'switch',
  },
  {
    code: 'redirect-uri-without-callback',
    title: '`redirect_uri` without `/oauth2callback`',
    place: 'secrets.toml',
    breaks: { secrets: withValue('redirect_uri', (uri) => uri.replace(/oauth2callback$/, '')) },
    byHand: 'switch',
  },
  {
    code: 'redirect-uri-without-base-path',
    title: '`redirect_uri` without the app’s base path',
    place: 'secrets.toml',
    breaks: { secrets: withValue('redirect_uri', (uri) => uri.replace(/[^/]+\/(?=oauth2callback$)/, '')) },
    byHand: 'switch',
  },
  {
    code: 'scope-without-openid',
    title: '`scope` without `openid`',
    place: 'secrets.toml',
    breaks: { secrets: withClientKwargs('{ scope = "email profile" }') },
    byHand: 'switch',
  },
  {
    code: 'expose-refresh-token',
    title: '`expose_tokens = "refresh"`',
    place: 'secrets.toml',
    breaks: { secrets: withExposedTokens('"refresh"') },
    byHand: 'switch',
  },
]
