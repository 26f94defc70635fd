import { type CallbackCode, callbackBranches, callbackOutcome } from '#lib/streamlit/callback-outcomes.ts'
import * as lines from '#lib/streamlit/log-lines.ts'
import type { VersionTopic } from '#lib/streamlit/versions.ts'
import type { ReferenceEntry, ReferencePage } from './reference-page.ts'

interface Said {
  readonly id: string
  readonly line: lines.LogLine
  readonly when: string
  readonly problems: readonly string[]
}

const said: readonly Said[] = [
  line('weak-secret', lines.weakSecret('short'), 'Once in a process, when the first login begins. The login works.', [
    'cookie-secret-short',
  ]),
  line('authorize-failed', lines.authorizeFailed(), 'At the click, with a traceback: the metadata could not be read.', [
    'authentication-error',
  ]),
  ...callbacks(),
  line(
    'origin-mismatch',
    lines.originMismatch(),
    'When a page connects under another address than that of `redirect_uri`.',
    ['origin-mismatch'],
  ),
  line(
    'cookie-unreadable',
    lines.userCookieUnreadable(),
    'When a page connects with a rightly signed cookie that is no JSON.',
    ['login-cookie-unreadable'],
  ),
  line(
    'cookie-unusable',
    lines.authCookieUnusable(),
    'When a page connects with a rightly signed cookie that is of no use.',
    ['login-cookie-unreadable'],
  ),
  line('split', lines.splitCookie('_streamlit_user', 2), 'A login that is too large for one cookie. Harmless.', [
    'cookies-over-4-kb',
  ]),
  line('missing-chunk', lines.missingChunk('_streamlit_user', 2), 'A piece of it is gone: the person is logged out.', [
    'cookie-piece-missing',
  ]),
  line(
    'no-end-session',
    lines.noEndSessionEndpoint('default'),
    'At a logout: the provider has no address for it. Harmless.',
    ['still-logged-in-elsewhere'],
  ),
  line('not-callback', lines.redirectUriNotCallback(), 'At a logout: it ends in the app alone.', [
    'redirect-uri-without-callback',
  ]),
  line('url-unknown', lines.redirectUriUnknown(), 'At a logout, after the line above.', []),
  line(
    'logout-failed',
    lines.logoutFailed('…'),
    'At a logout: the provider could not be asked. The person is logged out of the app.',
    ['provider-down'],
  ),
  line('tokens-invalid', lines.tokensCookieInvalid(), 'At a logout, with a rightly signed cookie that is no JSON.', [
    'login-cookie-unreadable',
  ]),
  line(
    'logged-out-reconnect',
    lines.loggedOutReconnect('…'),
    'When a page loses its connection while it logs out, and asks for its session again. It gets a new one. Harmless.',
    ['still-logged-in-elsewhere'],
  ),
  line('in-app', lines.uncaughtInApp(), 'Above the traceback of an exception that the page shows in a red box.', [
    'uncaught-app-execution',
  ]),
  line(
    'in-server',
    lines.uncaughtInServer(),
    'Above the traceback of an exception that Streamlit does not catch. uvicorn prints it.',
    ['expose-refresh-token'],
  ),
]

function line(id: string, one: lines.LogLine | undefined, when: string, problems: readonly string[]): Said {
  if (one === undefined) throw new Error(`there is no line for ${id}`)
  return { id, line: one, when, problems }
}

/** The lines of `/oauth2callback`: each branch that says something. */
function callbacks(): readonly Said[] {
  const when: Readonly<Record<CallbackCode, string>> = {
    'callback-no-redirect-uri': 'At the callback: there is no `redirect_uri`.',
    'callback-provider-error': 'At the callback: the provider said no, or the person did.',
    'callback-unknown-state':
      'At the callback: this browser did not begin the login, or has ended it already. After a logout it is harmless.',
    'callback-exchange-failed':
      'At the callback, with a traceback that says why: the code or the ID token was refused.',
    'callback-no-userinfo':
      'At the callback: the answer has no ID token, most often for want of `openid` in the scope.',
    'callback-success': '',
  }
  const problems: Readonly<Partial<Record<CallbackCode, string>>> = {
    'callback-no-redirect-uri': 'redirect-uri-misconfigured',
    'callback-no-userinfo': 'scope-without-openid',
  }
  // Object.keys is typed string[]: the keys of a const are its codes.
  const codes = Object.keys(callbackBranches) as readonly CallbackCode[]
  return codes.flatMap((code) => {
    const { log } = callbackOutcome(code, { provider: 'default', error: 'access_denied', errorDescription: '…' })
    return log === null ? [] : [line(code, log, when[code], [problems[code] ?? code])]
  })
}

/** Lines about which the table of versions has a row. */
const rows: Readonly<Record<string, VersionTopic>> = {
  'weak-secret': 'cookie-secret-short',
  'callback-provider-error': 'log-of-denial',
  'callback-unknown-state': 'log-of-missing-provider',
  'callback-exchange-failed': 'failed-exchange',
  split: 'tokens',
}

export const log: ReferencePage = {
  slug: 'log',
  title: 'Log lines',
  description:
    'Every line that Streamlit writes into its server log about a login, word for word: when it comes, and what it means.',
  lede: 'What Streamlit’s own loggers say of logins, word for word. In the browser most failures look alike: the log tells them apart.',
  groups: [
    {
      id: 'lines',
      title: 'By time',
      by: ['differential/differential.test.ts', 'faults/faults.test.ts', 'new-session.test.ts'],
      about:
        'In the order in which a login comes to them. What stands in place of `default` is the name of the provider.',
      entries: said.map(({ id, line: { level, text }, when, problems }): ReferenceEntry => {
        const since = rows[id]
        return {
          id,
          name: text,
          text: when,
          facts: [['Level', level]],
          known: 'measured',
          problems,
          ...(since === undefined ? {} : { since }),
        }
      }),
    },
  ],
}
