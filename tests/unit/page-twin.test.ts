import { parse } from 'node-html-parser'
import { expect, test } from 'vitest'
import { pageTwin } from '../../scripts/twins/page-twin.ts'
import { withCode } from '../../scripts/twins/readable.ts'

const twinOf = (html: string) =>
  pageTwin(parse(`<main>${html}</main>`, withCode), (path) =>
    path.startsWith('/guide/') ? '/guide/x.md' : path,
  ).trim()

test('headings, paragraphs and links stay, what leads around goes', () => {
  const html = `<nav><a href="/">Home</a></nav><h1>A <code>st.login</code></h1><h2 id="a"><a class="self" href="#a">Try</a></h2>
    <p>Read <a href="/guide/x/">this</a>, <a href="/lab">that</a>, <a href="#a">above</a>, <a href="#row">a row</a>.</p>
    <form><input><button>Go</button></form><svg></svg><p class="needs-js">Click</p>`
  expect(twinOf(html)).toBe('# A `st.login`\n\n## Try\n\nRead [this](/guide/x.md), [that](/lab), [above](#a), a row.')
})

test('a code block keeps its text, its language and the name of its file', () => {
  const html = `<figure class="code"><figcaption><span>app.py</span><button>Copy</button></figcaption><pre data-language="python">
<code><span class="w">if</span> x:
    y(<span>"&lt;a&gt;"</span>)</code></pre></figure>`
  expect(twinOf(html)).toBe('**app.py**\n\n```python\nif x:\n    y("<a>")\n```')
})

test('a cell is one line, and what touches is kept apart', () => {
  const html = `<div class="table"><table><thead><tr><th>Key</th><th>Says</th></tr></thead><tbody><tr>
    <th><code>sub</code><p><a href="#source-2"><span aria-hidden="true">✓</span> Measured [2]</a></p></th>
    <td><p>Always.</p><p>The | person.</p><ul><li>One</li><li>Two</li></ul></td></tr></tbody></table></div>`
  expect(twinOf(html)).toBe(
    '| Key | Says |\n| - | - |\n| `sub` (Measured, source 2) | Always. The \\| person. One; Two |',
  )
})

test('a mark stays as a quote with its version', () => {
  expect(twinOf('<div class="note"><b>Measured on Streamlit 1.67.0</b><p>So it is.</p></div>')).toBe(
    '> **Measured on Streamlit 1.67.0**\n>\n> So it is.',
  )
})

test('a recorded run is a list, without what is in its messages', () => {
  const message = (n: number, what: string) =>
    `<li><div class="wire" aria-hidden="true"></div><details class="msg"><summary><span class="n">${n}</span><span><b>GET</b> <code>/<wbr>${what}</code></span><span class="st"><span class="chip">200</span> </span><span class="why">Why.</span></summary><div>secret</div></details></li>`
  const html = `<live-lab><mini-browser>x</mini-browser><flow-steps><ol>${message(1, 'a')}${message(2, 'b')}</ol></flow-steps></live-lab>`
  expect(twinOf(html).replace(/\n+/g, '\n')).toBe('1. **GET** `/a` · 200 · Why.\n2. **GET** `/b` · 200 · Why.')
})

test('of two runs, what went alike stands once, and the rest by its run', () => {
  const step = (side: string, text: string) =>
    `<details class="step ${side}"><summary><span>${text}</span></summary></details>`
  const html = `<div class="runs"><h4>Control run</h4><ol><li class="alike">${step('control', 'a')}${step('broken', 'a')}</li>
    <li>${step('control', 'b')}${step('broken', 'c')}</li></ol></div>`
  expect(twinOf(html).replace(/\s*\n\s*/g, '\n')).toBe('1. a\n2. **Control run:** b\n**With the fault:** c')
})

test('a picture is what it says to who does not see it, and a drawing beside a word is nothing', () => {
  const html = `<figure><svg role="img" aria-label="A login"><desc>The browser
    asks.</desc><line></line></svg><figcaption>Solid: it asks.</figcaption></figure><svg aria-hidden="true"></svg>`
  expect(twinOf(html)).toBe('A login: The browser asks.\n\nSolid: it asks.')
})

test('a badge stands in brackets, and leads to its row', () => {
  expect(
    twinOf(
      '<p>It is there <a class="tag" href="/guide/#tokens">since 1.53</a>.</p><div><b>Seen</b><a class="tag" href="/guide/">not 1.57.0</a></div>',
    ),
  ).toBe('It is there ([since 1.53](/guide/x.md)).\n\n**Seen** ([not 1.57.0](/guide/x.md))')
})
