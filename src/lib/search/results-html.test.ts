import { expect, test } from 'vitest'
import { resultsHtml } from './results-html.ts'
import { resultsText } from './results-text.ts'
import type { Answer } from './search.ts'

const none: Answer = { groups: [], mended: [], unknown: [], loose: false }
const hit = { href: '/guide/configure/#every-key', title: 'Configure', heading: 'cookie_secret', excerpt: [] }
const one: Answer = { ...none, groups: [{ kind: 'key', hits: [hit] }] }

test('whatever comes from a page is text', () => {
  const excerpt = [
    { text: '<img src=x onerror=alert(1)> & ', marked: false },
    { text: '"<b>"', marked: true },
  ]
  const html = resultsHtml({
    ...none,
    groups: [{ kind: 'guide', hits: [{ ...hit, title: '</a>', href: '/"', excerpt }] }],
  })
  expect(html.match(/<\/?[a-z][^>]*>/g)).toEqual([
    '<section>',
    '<h2>',
    '</h2>',
    '<ol>',
    '<li>',
    '<a href="/&#34;">',
    '<b>',
    '</b>',
    '<span>',
    '</span>',
    '</a>',
    '<p>',
    '<mark>',
    '</mark>',
    '</p>',
    '</li>',
    '</ol>',
    '</section>',
  ])
})

test('where nothing is found, the finder and the list of pages are what to try', () => {
  expect(resultsHtml(none)).toContain('<a href="/fix/">')
  expect(resultsHtml(none)).toContain('<a href="/search/">')
})

test.each([
  ['x', none, 'Nothing found for “x”.'],
  [' x ', one, 'Best matches for “x”: 1.'],
  [
    'cookie_secert',
    { ...one, mended: [['cookie_secert', 'cookie_secret']] } satisfies Answer,
    'Nothing here has “cookie_secert”. Did you mean “cookie_secret”? Best matches for that: 1.',
  ],
  [
    'aadsts1',
    { ...none, unknown: ['aadsts500113'] },
    'AADSTS500113 is on no page here, and no other number stands for it. Nothing found for “aadsts1”.',
  ],
  ['"a b"', { ...one, loose: true }, 'No page has “a b” word for word. Best matches for “a b”: 1.'],
] as const)('of %s is said what was found', (query, answer, text) => {
  expect(resultsText(query, answer)).toBe(text)
})
