import { parse } from 'node-html-parser'
import { expect, test } from 'vitest'
import { pageRecord } from '../../scripts/search/page-records.ts'

const record = (path: string, html: string) => pageRecord(path, parse(html, { blockTextElements: { script: true } }))

test('a page is its title, what stands above the first heading, and its sections', () => {
  const html = `<main><article data-indexed><h1>Cookies</h1><p>Three of <b>them</b>.</p><nav>Home</nav>
    <h2 id="a"><a href="#a">Signed</a></h2><p>One</p><ul><li>Two</li><li>Three</li></ul><script>x</script>
    <div><h3 id="b">Deep</h3><pre><code><span>st</span><span>.login</span>()</code></pre></div></article></main>`
  expect(record('/guide/cookies/', html)).toEqual({
    path: '/guide/cookies/',
    title: 'Cookies',
    kind: 'guide',
    sections: [
      { anchor: '', heading: '', text: 'Three of them.' },
      { anchor: 'a', heading: 'Signed', text: 'One\nTwo\nThree' },
      { anchor: 'b', heading: 'Deep', text: 'st.login()' },
    ],
  })
})

test('a blank parts elements that touch, and none is put into code', () => {
  const html = `<div data-indexed><h1>T</h1><p><code>invalid_client</code><span class="soft">Authlib</span></p></div>`
  expect(record('/errors/x/', html)?.sections).toEqual([{ anchor: '', heading: '', text: 'invalid_client Authlib' }])
})

test('rows that begin with code, and terms, are found by themselves', () => {
  const html = `<div data-indexed><h1>T</h1><h2 id="keys">Keys</h2><table><thead><tr><th>Key</th></tr></thead><tbody>
    <tr><td><code>a</code>, <code>b</code></td><td>Both</td></tr><tr><td>Other</td><td>None</td></tr></tbody></table>
    <dl><div id="nonce"><dt><a href="#nonce">Nonce</a><span> also: Number</span></dt><dd>Once.</dd></div>
    <div id="claim-sub"><dt><code>sub</code></dt><dd>Who.</dd></div></dl></div>`
  expect(record('/glossary/', html)?.sections).toEqual([
    { anchor: 'keys', heading: 'a, b', text: 'Both', kind: 'key' },
    { anchor: 'nonce', heading: 'Nonce', text: 'Nonce also: Number\nOnce.' },
    { anchor: 'claim-sub', heading: 'sub', text: 'Who.', kind: 'claim' },
    { anchor: 'keys', heading: 'Keys', text: 'Other\nNone' },
  ])
})

test('what is marked is not searched, nor a page without the mark', () => {
  const html =
    '<div data-indexed><h1>T</h1><p>In</p><p data-not-indexed>Out</p><h2 id="still-broken">S</h2><p>Out</p></div>'
  expect(record('/errors/x/', html)?.sections).toEqual([{ anchor: '', heading: '', text: 'In' }])
  expect(record('/', '<main><h1>T</h1></main>')).toBeNull()
})
