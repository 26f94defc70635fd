import { expect, test } from 'vitest'
import { findProblems } from '../../src/lib/problems/find-problems.ts'
import { entries } from '../error-table.ts'

/** Messages with quotes, an address, a number and a name in them, and the problems that they are about. */
const messages: readonly (readonly [string, string])[] = [
  ['AttributeError: st.user has no attribute "is_logged_in".', 'no-is-logged-in'],
  ["joserfc.errors.InvalidClaimError: invalid_claim: Invalid claim: 'iss'", 'id-token-wrong-issuer'],
  ['httpx.ConnectError: [Errno 111] Connection refused', 'metadata-unreachable'],
  [
    "AADSTS50011: The redirect URI 'http://localhost:8501/oauth2callback' specified in the request does not match the redirect URIs configured for the application 'x'.",
    'unregistered-redirect-uri',
  ],
  ['mismatching_state: CSRF Warning! State not equal in request and response.', 'callback-unknown-state'],
]

const lines = (text: string, before: string) =>
  ['Traceback (most recent call last):', '  File "/app/x.py", line 1, in <module>', text]
    .map((line) => before + line)
    .join('\n')

/** Broken at blanks, at most so many characters a line. */
const wrapped = (text: string, width: number) =>
  text.split(' ').reduce((done, word) => {
    const last = done.slice(done.lastIndexOf('\n') + 1)
    return `${done}${last.length + word.length + 1 > width ? '\n' : ' '}${word}`
  })

const html = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll(':', '&#x3a;')

/** How people paste it. */
const shapes: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'of docker compose': (text) => lines(text, 'streamlit-app-1  | '),
  'of kubectl': (text) => lines(text, '[pod/app-7d9f-x2x/app] '),
  'of a container’s runtime': (text) => lines(text, '2026-11-26T16:22:29.123456789Z stderr F '),
  'of journald': (text) => lines(text, 'Nov 26 16:22:29 host-1 streamlit[4711]: '),
  'wrapped, in docker': (text) => wrapped(text, 40).replace(/^/gm, 'app-1 | '),
  'wrapped, in a mail': (text) => wrapped(text, 40).replace(/^/gm, '> > '),
  'with times in brackets': (text) => lines(text, '[2026-11-26 16:22:29,123] '),
  'in colours': (text) => `\u001b[1;31m${text.replaceAll(' ', ' \u001b[0m\u001b[31m')}\u001b[0m`,
  'a line of JSON': (text) => JSON.stringify({ severity: 'ERROR', textPayload: lines(text, '') }),
  'JSON in JSON': (text) => JSON.stringify({ log: JSON.stringify({ message: text }) }),
  'JSON with every quote as a number': (text) =>
    JSON.stringify({ message: text }).replaceAll('\\"', '\\u0022').replaceAll("'", '\\u0027'),
  'of Windows': (text) => lines(text, '').replaceAll('\n', '\r\n'),
  'from a word processor': (text) => text.replace(/"([^"]*)"/g, '“$1”').replace(/'([^']*)'/g, '‘$1’'),
  'in French quotes': (text) => text.replace(/["']([^"']*)["']/g, '«$1»'),
  'escaped for HTML': html,
  'in the address of a page': (text) => `https://app.example.com/?message=${encodeURIComponent(text)}`,
  'in an address in an address': (text) =>
    `https://idp.example.com/?next=${encodeURIComponent(`https://app.example.com/?message=${encodeURIComponent(text)}`)}`,
  'as a block of Markdown': (text) => `I get this:\n\n\`\`\`python\n${text}\n\`\`\`\nany idea?`,
  'as a quote in Markdown': (text) => `> ${text}\n\nSame here!`,
  'with blanks that do not break': (text) => text.replaceAll(' ', '\u00a0'),
  'with wide blanks, as read from a picture': (text) => text.replaceAll(' ', '   '),
  'in capitals': (text) => text.toUpperCase(),
  'at the end of a megabyte': (text) => `${'2026-11-26 16:22:29 INFO all is well\n'.repeat(30_000)}${text}`,
  'at the start of a megabyte': (text) => `${text}\n${'2026-11-26 16:22:29 INFO all is well\n'.repeat(30_000)}`,
}

test.each(Object.keys(shapes))('a message leads to its problem when it is pasted %s', (name) => {
  const shape = shapes[name] ?? expect.fail()
  const found = messages.map(([text]) => findProblems(shape(text), entries).hits[0]?.entry.code)
  expect(found).toEqual(messages.map(([, code]) => code))
})
