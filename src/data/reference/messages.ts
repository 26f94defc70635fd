import { claimDictionary } from '#lib/facts/claim-dictionary.ts'
import { authorizationRequest } from '#lib/facts/explanations/authorization-request.ts'
import { callbackParameters } from '#lib/facts/explanations/callback.ts'
import { cookieAttributes } from '#lib/facts/explanations/cookie-attributes.ts'
import { explainCookie } from '#lib/facts/explanations/cookies.ts'
import { loginLink, loginToken } from '#lib/facts/explanations/login-link.ts'
import { metadata } from '#lib/facts/explanations/metadata.ts'
import { tokenRequest } from '#lib/facts/explanations/token-request.ts'
import { sessionCookie, tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import type { VersionTopic } from '#lib/streamlit/versions.ts'
import { explained } from './explained.ts'
import type { ReferenceEntry, ReferencePage } from './reference-page.ts'

export const authorization: ReferencePage = {
  slug: 'authorization-request',
  title: 'The authorization request',
  description:
    'Every parameter of the request with which a Streamlit login begins: what it is for, what Streamlit sends, what it drops.',
  lede: 'The address to which `st.login()` sends the browser in the end, parameter by parameter.',
  groups: [
    {
      id: 'parameters',
      title: 'Parameters',
      about:
        'Streamlit sends them in this order: `response_type`, `client_id`, `redirect_uri`, `scope`, `state`, those of `authorize_params`, `nonce`, `code_challenge`, `code_challenge_method`, `response_mode`, `prompt`, `login_hint`.',
      entries: explained(authorizationRequest),
      by: ['differential/differential.test.ts', 'functions.test.ts'],
    },
  ],
}

const paths: readonly ReferenceEntry[] = [
  {
    id: 'auth-login',
    name: 'GET /auth/login',
    text: 'Begins the login: fetches the metadata, remembers `state`, `nonce` and the PKCE secret in a cookie, and leads to the provider. With a link that is old or forged it leads to the start page.',
    known: 'measured',
    problems: ['authentication-error', 'stale-login-link'],
  },
  {
    id: 'oauth2callback',
    name: 'GET /oauth2callback',
    text: 'Takes the provider’s answer: swaps the code for tokens, checks the ID token, sets the login cookies. It always ends at the start page. The path is fixed: a `redirect_uri` with another one never arrives.',
    known: 'measured',
    problems: ['callback-unknown-state', 'callback-exchange-failed', 'callback-provider-error'],
  },
  {
    id: 'auth-logout',
    name: 'GET /auth/logout',
    text: 'Deletes the login cookies, and leads to the provider’s `end_session_endpoint` or to the start page.',
    known: 'measured',
  },
]

export const endpoints: ReferencePage = {
  slug: 'endpoints',
  title: 'Endpoints',
  description:
    'The three addresses of a Streamlit login, /auth/login, /oauth2callback and /auth/logout, and the parameters that each takes.',
  lede: 'The addresses that Streamlit adds to your app for a login, and what they take.',
  groups: [
    {
      id: 'paths',
      title: 'Paths',
      about:
        'With `server.baseUrlPath` all of them stand below it, and nowhere else. They take GET and HEAD; other methods get 405.',
      entries: paths,
      by: ['server.test.ts', 'differential/differential.test.ts'],
    },
    {
      id: 'login-link',
      title: 'Of `/auth/login`',
      entries: explained(loginLink, 'login.'),
      by: ['functions.test.ts', 'server.test.ts', 'differential/differential.test.ts'],
    },
    {
      id: 'login-token',
      title: 'In the token of `provider`',
      entries: explained(loginToken, 'login-token.'),
      by: ['functions.test.ts', 'server.test.ts'],
    },
    {
      id: 'callback',
      title: 'Of `/oauth2callback`',
      entries: explained(callbackParameters, 'callback.'),
      by: ['differential/differential.test.ts'],
    },
    {
      id: 'token-request',
      title: 'The token request',
      about: 'What the callback posts to the provider’s token endpoint, with your secret in an `Authorization` header.',
      entries: explained(tokenRequest, 'token-request.'),
      by: ['differential/differential.test.ts', 'snippets.test.ts', 'back-channel.test.ts'],
    },
    {
      id: 'metadata',
      title: 'The provider’s metadata',
      about: 'Members of the document at `server_metadata_url`.',
      entries: explained(metadata, 'metadata.'),
      by: ['differential/differential.test.ts', 'discovery.test.ts', 'back-channel.test.ts'],
    },
  ],
}

const problemsOfCookie: Readonly<Record<string, readonly string[]>> = {
  [sessionCookie]: ['lost-state-cookie', 'second-tab'],
  [userCookie]: ['login-cookie-unreadable', 'origin-mismatch', 'login-lasts-30-days'],
  [tokensCookie]: ['cookies-over-8-kb'],
  [`${userCookie}_1`]: ['cookie-piece-missing', 'cookies-over-4-kb'],
}
const rowOfCookie: Readonly<Record<string, VersionTopic>> = {
  [sessionCookie]: 'login-state',
  [userCookie]: 'lifetime',
  [tokensCookie]: 'tokens',
  [`${userCookie}_1`]: 'tokens',
}
const cookieNames = [sessionCookie, userCookie, tokensCookie, `${userCookie}_1`]

export const cookies: ReferencePage = {
  slug: 'cookies',
  title: 'Cookies',
  description:
    'The cookies of a Streamlit login: what each holds, how long it lives, and why it has the attributes that it has.',
  lede: 'The cookies that a login leaves in the browser, and what their attributes do.',
  groups: [
    {
      id: 'names',
      title: 'Cookies',
      by: ['cookies.test.ts', 'differential/differential.test.ts'],
      entries: cookieNames.map((name): ReferenceEntry => {
        const said = explainCookie(name)
        if (said === null) throw new Error(`nothing is said of ${name}`)
        const since = rowOfCookie[name]
        return {
          id: name,
          name: name.endsWith('_1') ? `${userCookie}_1, …` : name,
          text: said.text,
          facts: [['Holds', said.streamlit ?? '']],
          known: 'measured',
          problems: problemsOfCookie[name] ?? [],
          ...(since === undefined ? {} : { since }),
        }
      }),
    },
    {
      id: 'attributes',
      title: 'Attributes',
      by: ['differential/differential.test.ts', 'own-https.test.ts', 'recipes/embed.test.ts'],
      entries: Object.entries(cookieAttributes).map(([id, { name, meaning, identity, session }]) => ({
        id: `attribute.${id}`,
        name,
        text: meaning,
        facts: [
          ['Login cookies', identity],
          [`_streamlit_session`, session],
        ] as const,
        known: 'measured' as const,
      })),
    },
  ],
}

export const claims: ReferencePage = {
  slug: 'claims',
  isTwice: true,
  title: 'Claims',
  description: 'What an ID token may say of a person, claim by claim, and so what st.user may hold.',
  lede: 'What an ID token may say, and so what `st.user` may hold. Which of them you get, your provider decides.',
  groups: [
    {
      id: 'claims',
      title: 'By name',
      entries: Object.entries(claimDictionary).map(([name, { meaning, source }]) => ({
        id: name,
        name,
        text: meaning,
        facts: [['Defined in', source]] as const,
        known: 'definition' as const,
      })),
    },
  ],
}
