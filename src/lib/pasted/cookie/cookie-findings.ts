import type { Finding } from '#lib/findings/finding.ts'
import { cookieLimit } from '#lib/streamlit/chunks.ts'
import { missingChunk } from '#lib/streamlit/log-lines.ts'
import { tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import type { Joined } from './joined.ts'
import type { OpenedCookie } from './open-cookie.ts'
import type { CookieCode } from './problems.ts'

interface Judged {
  readonly cookies: readonly OpenedCookie[]
  readonly joined: readonly Joined[]
  readonly line: { readonly bytes: number; readonly limit: number }
  readonly jar: ReadonlyMap<string, string>
  /** What Streamlit logs of them. */
  readonly logs: readonly string[]
}

/** What is wrong with pasted cookies, or what surprises about them. */
export function cookieFindings(judged: Judged): Finding[] {
  const findings = [...judged.cookies.flatMap(ofCookie), ...ofPieces(judged), ...ofLine(judged), ...ofLogs(judged)]
  return [...findings.filter(({ kind }) => kind === 'fails'), ...findings.filter(({ kind }) => kind !== 'fails')]
}

type Parts = Omit<Finding, 'at' | 'kind' | 'code'>

function finding(code: CookieCode, kind: Finding['kind'], parts: Parts): Finding {
  return { code, kind, at: [], ...parts }
}

/** What comes of a cookie that Streamlit cannot read. */
function asNone(kind: OpenedCookie['kind']): Finding['streamlit'] {
  const then =
    kind === 'session'
      ? 'a login that has begun cannot be finished'
      : kind === 'tokens'
        ? '`st.user.tokens` is empty, and a logout names no ID token'
        : 'the page is logged out'
  return { does: `To Streamlit that is the same as no cookie: ${then}, and nothing is logged.`, where: 'nothing' }
}

function ofCookie(cookie: OpenedCookie): Finding[] {
  const { name, kind, parts, whole, overLimit } = cookie
  if (kind === 'other') return []
  const path = name
  if (kind === 'older') {
    return [
      finding('cookie-of-tornado', 'fails', {
        path,
        title: 'A cookie of an older Streamlit',
        so: `\`${name}\` begins with \`2|1:0|\`: Streamlit signed it in its Tornado days.`,
        streamlit: asNone(kind),
        fix: 'Log in again. A newer Streamlit cannot read it, whatever the secret.',
      }),
    ]
  }
  if (parts === null) {
    return [
      finding('cookie-unreadable', 'fails', {
        path,
        title: `\`${name}\` is not of the form that Streamlit writes`,
        so: 'It is not `<payload>.<time>.<signature>`, or its payload does not unpack. Often a piece is missing from the copy.',
        streamlit: asNone(kind),
        fix: 'Copy the whole value, from the request’s headers rather than from a table that cuts it.',
      }),
    ]
  }
  const large = finding('cookie-too-large', 'fails', {
    path,
    title: `\`${name}\` is larger than browsers keep`,
    so: `It has ${whole} bytes with what was pasted of its attributes; ${cookieLimit} is the most.`,
    streamlit: { does: 'The browser throws it away without a word, so the next page is logged out.', where: 'browser' },
    fix: 'Ask for fewer claims, such as groups.',
  })
  return [...(overLimit ? [large] : []), ...ofSignature(cookie, parts)]
}

function ofSignature({ name, kind }: OpenedCookie, parts: NonNullable<OpenedCookie['parts']>): Finding[] {
  if (parts.signature === 'wrong') {
    return [
      finding('cookie-other-secret', 'fails', {
        path: name,
        title: 'The signature does not fit this secret',
        so: `\`${name}\` was signed with another secret or under another name, or was changed.`,
        streamlit: asNone(kind),
        fix: 'Use one `cookie_secret` for all processes of the app. After a change everybody logs in again.',
      }),
    ]
  }
  if (parts.age < 0) {
    return [
      finding('cookie-from-the-future', 'fails', {
        path: name,
        title: 'Signed in the future',
        so: `\`${name}\` was signed ${-parts.age} s later than the clock of this browser says.`,
        streamlit: asNone(kind),
        fix: 'Set the clocks right: the server’s, or this machine’s.',
      }),
    ]
  }
  if (parts.age <= parts.maxAge) return []
  return [
    finding('cookie-too-old', 'fails', {
      path: name,
      title: 'Too old',
      so: `\`${name}\` was signed ${Math.floor(parts.age / 86_400)} days ago; ${parts.maxAge / 86_400} are the most.`,
      streamlit: asNone(kind),
      fix: 'Log in again.',
    }),
  ]
}

function ofPieces({ joined, jar }: Judged): Finding[] {
  const missing = joined.flatMap(({ name, missing }) =>
    missing === null
      ? []
      : [
          finding('cookie-piece-missing', 'fails', {
            path: name,
            title: 'A piece is missing',
            so: `\`${name}\` is split, and \`${name}_${missing}\` is not there or cannot be read.`,
            streamlit: {
              does: 'Ignores the whole: the page is logged out.',
              says: missingChunk(name, missing).text,
              where: 'log',
            },
            fix: 'Copy all cookies. In the browser: log out, which deletes every piece, and log in again.',
          }),
        ],
  )
  const counts = new Map(joined.map(({ name, pieces }) => [name, pieces]))
  const orphans = [...jar.keys()].filter((name) => {
    const [, base = '', number = ''] = /^(_streamlit_user(?:_tokens)?)_(\d+)$/.exec(name) ?? []
    return base !== '' && jar.has(base) && Number(number) > (counts.get(base) ?? 0)
  })
  if (orphans.length === 0) return missing
  return [
    ...missing,
    finding('cookie-orphans', 'surprising', {
      path: orphans[0] ?? '',
      title: 'Pieces of an earlier login',
      so: `${orphans.map((name) => `\`${name}\``).join(', ')}: nothing reads ${orphans.length === 1 ? 'it' : 'them'} any more.`,
      streamlit: {
        does: 'Leaves them in the browser for up to 30 days, where they make every request longer.',
        where: 'nothing',
      },
      fix: 'Log out once: `/auth/logout` deletes every piece.',
    }),
  ]
}

function ofLine({ line, jar }: Judged): Finding[] {
  if (line.bytes <= line.limit || !(jar.has(userCookie) || jar.has(tokensCookie))) return []
  return [
    finding('cookie-line-too-long', 'fails', {
      title: 'The Cookie line is too long for Streamlit’s WebSocket',
      so: `A browser sends all cookies of a host in one line: ${line.bytes} bytes here, of ${line.limit}.`,
      streamlit: {
        does: 'The page loads for ever. The connection gets no answer, and nothing is logged.',
        where: 'nothing',
      },
      fix: 'Ask for fewer claims and a shorter access token, or start Streamlit with `WEBSOCKETS_MAX_LINE_LENGTH=65536` in its environment.',
    }),
  ]
}

function ofLogs({ logs, joined }: Judged): Finding[] {
  const others = logs.filter(
    (text) => !joined.some(({ name, missing }) => missing !== null && text === missingChunk(name, missing).text),
  )
  return others.map((says) =>
    finding('cookie-unusable', 'fails', {
      path: userCookie,
      title: 'The signature fits, and Streamlit cannot use the cookie',
      so: 'It is rightly signed and in time. What it says does not fit this app’s address, or is no JSON.',
      streamlit: { does: 'The page is logged out.', says, where: 'log' },
      fix: 'Open the app at the address of `redirect_uri`. The origin stands in the cookie.',
    }),
  )
}
