import { expect, test } from 'vitest'
import type { PageRecord } from './page-record.ts'
import { createSearch } from './search.ts'

const section = (anchor: string, heading: string, text: string) => ({ anchor, heading, text })

const pages: readonly PageRecord[] = [
  {
    path: '/guide/configure/',
    title: 'Configure',
    kind: 'guide',
    sections: [
      section('', '', 'Everything stands in one table.'),
      { ...section('every-key', 'cookie_secret', 'Required. Signs all cookies.'), kind: 'key' },
      section('why', 'Why it is secret', 'Whoever knows cookie_secret can write cookies. Log out ends them.'),
    ],
  },
  {
    path: '/errors/wrong-client-secret/',
    title: 'The provider refuses the client secret',
    kind: 'problem',
    sections: [section('', '', 'The log ends in invalid_client.'), section('mend', 'Mend it', 'Copy it again.')],
  },
  {
    path: '/errors/code-not-accepted/',
    title: 'The code is not accepted',
    kind: 'problem',
    sections: [section('', '', 'invalid_grant, or AADSTS54005 at Entra, where the code was redeemed before.')],
  },
]
const entries = [
  { code: 'wrong-client-secret', title: 'The provider refuses the client secret', texts: [{ text: 'invalid_client' }] },
  {
    code: 'code-not-accepted',
    title: 'The code is not accepted',
    texts: [{ text: 'invalid_grant' }],
    words: 'stale ticket',
  },
]
const search = await createSearch(pages, entries)
const hrefs = (query: string) => search(query).groups.flatMap(({ hits }) => hits.map(({ href }) => href))

test.each([
  ['cookie_secret', '/guide/configure/#every-key'],
  ['cookie_secert', '/guide/configure/#every-key'],
  ['who can write cookies', '/guide/configure/#why'],
  ['logout', '/guide/configure/#why'],
  ['2026-11-26 OAuthError: invalid_client: Unauthorized', '/errors/wrong-client-secret/'],
  ['AADSTS54005', '/errors/code-not-accepted/'],
  ['stale ticket', '/errors/code-not-accepted/'],
  ['"code was redeemed before"', '/errors/code-not-accepted/'],
])('%s leads to %s first', (query, href) => {
  expect(hrefs(query)[0]).toBe(href)
})

test.each(['invalid_grant', 'invalid_client', 'AADSTS54005'])('%s finds no page of another code', (code) => {
  expect(hrefs(code)).toHaveLength(1)
})

test.each(['AADSTS5400', 'AADSTS540051', 'AADSTS54006', 'AADSTS54006 at Entra'])(
  '%s is on no page, and none of another number is shown',
  (code) => {
    const { groups, unknown } = search(code)
    expect(groups).toEqual([])
    expect(unknown).toEqual([code.slice(0, 12).trim().toLowerCase()])
  },
)

test('what is in quotes is found word for word, or said to be nowhere', () => {
  expect(hrefs('"cookies required"')).toContain('/guide/configure/#every-key')
  expect(search('"cookies required"').loose).toBe(true)
  expect(hrefs('"signs all cookies"')).toEqual(['/guide/configure/#every-key'])
})

test.each(['', '   ', '"', '...'])('nothing is found for "%s"', (query) => {
  expect(search(query).groups).toEqual([])
})
