import { endSession } from '#lib/facts/explanations/end-session.ts'
import { tokenReads, userReads } from '#lib/streamlit/user-reads.ts'
import { raisedBy } from './auth-keys.ts'
import { explained } from './explained.ts'
import type { ReferenceEntry, ReferencePage } from './reference-page.ts'

/** Each way in which `st.login()` refuses, in its order. */
const refusals: readonly ReferenceEntry[] = [
  {
    id: 'authlib-missing',
    name: 'Authlib is missing, or older than 1.3.2',
    isPhrase: true,
    text: {
      said: 'StreamlitMissingAuthlibError: Authentication requires Authlib>=1.3.2. Install it via `pip install streamlit[auth]`.',
    },
    known: 'measured',
    problems: ['authlib-missing', 'authlib-too-old'],
  },
  refusal('nothing-configured', 'No file, a file that does not parse, or no `[auth]`', nothing(), [
    'secrets-missing',
    'secrets-unparsable',
    'auth-missing',
  ]),
  refusal('redirect-uri-missing', 'No `redirect_uri`', raisedBy({ redirect_uri: null })),
  refusal('cookie-secret-missing', 'No `cookie_secret`', raisedBy({ cookie_secret: null })),
  refusal('provider-name-underscore', 'An underscore in the name: `st.login("my_idp")`', raisedBy({}, 'my_idp')),
  refusal('client-kwargs-not-a-table', '`client_kwargs` of `[auth]` is no table', raisedBy({ client_kwargs: '"x"' })),
  refusal('provider-missing', 'No such table: `st.login("google")`', raisedBy({}, 'google')),
  refusal('provider-not-a-table', '`google` is no table', raisedBy({ google: '"x"' }, 'google')),
  refusal(
    'provider-keys-missing',
    'Keys of the provider are missing',
    raisedBy({ client_id: null, client_secret: null }),
  ),
  refusal('cookie-secret-empty', '`cookie_secret` is empty', raisedBy({ cookie_secret: '""' })),
  {
    ...refusal(
      'cookie-secret-not-text',
      '`cookie_secret` is a number',
      raisedBy({ cookie_secret: '12345678901234567890' }),
    ),
    since: 'cookie-secret-number',
  },
]

function refusal(code: string, name: string, raised: string, problems: readonly string[] = [code]): ReferenceEntry {
  return { id: code, name, isPhrase: true, text: { said: raised }, known: 'measured', problems }
}

function nothing(): string {
  return raisedBy({}, null, '')
}

export const stLogin: ReferencePage = {
  slug: 'st-login',
  title: '`st.login()`',
  description:
    'What st.login() does, where it sends the browser, and every exception that it raises, in order and word for word.',
  lede: '`st.login(provider=None)` sends the browser to the provider. It gives nothing back; the script goes on until the browser leaves.',
  groups: [
    {
      id: 'calls',
      title: 'How it is called',
      by: ['functions.test.ts', 'secrets.test.ts', 'snippets.test.ts'],
      entries: [
        {
          id: 'default-provider',
          name: 'st.login()',
          text: 'The provider in `[auth]` itself, or in `[auth.default]` where there is such a table with a key in it.',
          known: 'measured',
        },
        {
          id: 'named-provider',
          name: 'st.login("google")',
          text: 'The provider in `[auth.google]`. Upper and lower case count, a hyphen is fine, an underscore is refused.',
          known: 'measured',
        },
        {
          id: 'on-click',
          name: 'st.button("Log in", on_click=st.login)',
          text: 'The usual way: nothing happens until the person presses. Called without a button, every visit leads away at once.',
          known: 'measured',
          problems: ['login-loop'],
        },
      ],
    },
    {
      id: 'raises',
      title: 'What it raises, in order',
      by: ['secrets.test.ts', 'install.test.ts'],
      about: 'It stops at the first. Nothing else is checked here: a wrong address or a wrong secret shows later.',
      entries: refusals,
    },
    {
      id: 'then',
      title: 'What happens then',
      by: ['functions.test.ts', 'new-session.test.ts', 'differential/differential.test.ts'],
      entries: [
        {
          id: 'login-link',
          name: '/auth/login?provider=…',
          text: 'The browser goes to this address of your app, with a link that is good for two minutes, and from there to the provider.',
          known: 'measured',
          problems: ['stale-login-link', 'login-button-does-nothing'],
        },
        {
          id: 'new-session',
          name: 'A new session',
          isPhrase: true,
          text: 'After the sign-in the app is loaded anew, at its start page. `st.session_state`, uploads and query parameters are gone.',
          known: 'measured',
          problems: ['landing-page-lost'],
        },
      ],
    },
  ],
}

export const stUser: ReferencePage = {
  slug: 'st-user',
  title: '`st.user` and `st.user.tokens`',
  description:
    'Every way of reading st.user and st.user.tokens, and every exception, word for word, as the real Streamlit gives them.',
  lede: 'Who is logged in: the claims of the ID token, read once when the page connects. It is a mapping, and it cannot be changed.',
  groups: [
    {
      id: 'reading',
      title: 'Reading `st.user`',
      by: ['user.test.ts'],
      about: 'Each line was given to the real Streamlit. “No [auth]” is a file that does not parse, too.',
      reads: userReads,
    },
    {
      id: 'tokens',
      title: 'Reading `st.user.tokens`',
      by: ['user.test.ts'],
      about: 'Here `expose_tokens = "access"`.',
      since: 'tokens',
      reads: tokenReads,
    },
    {
      id: 'context',
      title: '`st.context` beside a login',
      by: ['new-session.test.ts', 'recipes/login-by-proxy.test.ts'],
      entries: [
        {
          id: 'context-cookies',
          name: 'st.context.cookies',
          text: 'The cookies with which the page connected, those of the login among them. They stay as they were then. Whoever can read what your app prints of them can log in as that person.',
          known: 'measured',
        },
        {
          id: 'context-headers',
          name: 'st.context.headers',
          text: 'The headers of the page’s WebSocket, `Cookie` among them. A header that a proxy sets is here too; a browser may send it as well, where the proxy does not replace it.',
          known: 'measured',
          problems: ['login-by-a-proxy'],
        },
      ],
    },
    {
      id: 'members',
      title: 'What is in it',
      by: ['claims.test.ts', 'user.test.ts', 'differential/differential.test.ts'],
      entries: [
        {
          id: 'is_logged_in',
          name: 'is_logged_in',
          text: 'Whether somebody is logged in. It is there when `[auth]` is there and not empty.',
          known: 'measured',
          problems: ['no-is-logged-in'],
        },
        {
          id: 'claims',
          name: 'sub, email, name, …',
          text: 'The claims of the ID token as the provider wrote them. Streamlit does not ask the userinfo endpoint. A claim that is not there is an exception.',
          known: 'measured',
          problems: ['claim-missing'],
        },
        {
          id: 'provider',
          name: 'provider',
          text: 'The name with which `st.login()` was called, or `default`. A claim of this name is overwritten.',
          known: 'measured',
          since: 'tokens',
        },
        {
          id: 'exp',
          name: 'exp, iat, nonce, aud, iss',
          text: 'Numbers and texts of the ID token. Streamlit looks at them in the login alone: after that nobody asks whether `exp` is over.',
          known: 'measured',
          problems: ['login-lasts-30-days'],
        },
      ],
    },
  ],
}

export const stLogout: ReferencePage = {
  slug: 'st-logout',
  title: '`st.logout()`',
  description: 'What st.logout() deletes, when it goes on to the provider, and which parameters it sends there.',
  lede: '`st.logout()` forgets who is logged in, deletes the cookies, and goes on to the provider where that can end sessions.',
  groups: [
    {
      id: 'does',
      title: 'What it does',
      by: ['new-session.test.ts', 'server.test.ts', 'differential/differential.test.ts'],
      entries: [
        {
          id: 'in-the-app',
          name: 'In the app',
          isPhrase: true,
          text: 'The browser goes to `/auth/logout`, which deletes the login cookies and all their pieces in every case. It needs no configuration and raises nothing.',
          known: 'measured',
        },
        {
          id: 'at-the-provider',
          name: 'At the provider',
          isPhrase: true,
          text: 'The browser goes on to the `end_session_endpoint` of the metadata, if there is one and `redirect_uri` ends in `/oauth2callback`. Otherwise the person stays signed in there.',
          known: 'measured',
          since: 'provider-logout',
          problems: ['cognito-logout', 'still-logged-in-elsewhere'],
        },
        {
          id: 'way-back',
          name: 'The way back',
          isPhrase: true,
          text: 'The provider sends the browser to `redirect_uri`, so `/oauth2callback` has to be registered for logouts as well. A warning about a missing provider in the log belongs to it, and is harmless.',
          known: 'measured',
          problems: ['logout-address-not-registered'],
        },
        {
          id: 'other-tabs',
          name: 'Other tabs',
          isPhrase: true,
          text: 'Tabs that are open stay logged in until they connect anew. Tokens are not revoked.',
          known: 'measured',
        },
      ],
    },
    {
      id: 'parameters',
      title: 'What it sends to the provider',
      by: ['functions.test.ts', 'differential/differential.test.ts'],
      entries: explained(endSession),
    },
  ],
}
