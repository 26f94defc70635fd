import { createCssVariablesTheme, createHighlighter } from 'shiki'
import { expect, test } from 'vitest'
import { codeClasses } from './code-classes.ts'

const theme = createCssVariablesTheme({ variablePrefix: '--astro-code-' })
const highlighter = await createHighlighter({ themes: [theme], langs: ['toml', 'python', 'json', 'http'] })

function html(lang: string, code: string, meta = ''): string {
  return highlighter.codeToHtml(code, {
    lang,
    theme: 'css-variables',
    meta: { __raw: meta },
    transformers: [codeClasses],
    // No limit: a line that takes Shiki more than half a second comes half coloured.
    tokenizeTimeLimit: 0,
  })
}

test('names TOML headers, keys, strings and comments without a style attribute', () => {
  expect(html('toml', '[auth]\nclient_id = "a" # b')).toBe(
    '<pre data-language="toml"><code><span class="k">[auth]</span>\n<span class="k">client_id </span>=' +
      '<span class="s"> "a"</span><span class="c"> # b</span></code></pre>',
  )
})

test('leaves Python names and operators as plain text', () => {
  expect(html('python', 'if not st.user:\n    st.stop()')).toBe(
    '<pre data-language="python"><code><span class="w">if not</span> st.user:\n    st.stop()</code></pre>',
  )
})

test('names JSON keys and HTTP header names as keys', () => {
  expect(html('json', '{"a": true}')).toContain('<span class="k">"a"</span>:<span class="d"> true</span>')
  expect(html('http', 'GET / HTTP/1.1\nHost: a')).toContain('<span class="k">Host</span>')
})

test('keeps the title of a fence and marks the lines in braces', () => {
  expect(html('toml', 'a = 1\nb = 2\nc = 3', 'title="secrets.toml" {2-3}')).toBe(
    '<pre data-language="toml" data-title="secrets.toml"><code><span class="k">a </span>=<span class="d"> 1</span>\n' +
      '<mark><span class="k">b </span>=<span class="d"> 2</span></mark>\n' +
      '<mark><span class="k">c </span>=<span class="d"> 3</span></mark></code></pre>',
  )
})

test('keeps the reason why a block is not run', () => {
  expect(html('python', 'x', 'title="app.py" run="no: needs Google"')).toBe(
    '<pre data-language="python" data-title="app.py" data-run="no: needs Google"><code>x</code></pre>',
  )
})

test('what the reader has to replace is marked, and the text stays the same', () => {
  const marked = html('toml', 'client_id = "your-client-id"\nurl = "https://your-domain.okta.com/x"')
  expect(marked).toContain('<span class="s"> "</span><span class="ph">your-client-id</span><span class="s">"</span>')
  expect(marked).toContain('https://</span><span class="ph">your-domain.okta.com</span><span class="s">/x"</span>')
  expect(html('python', 'x = your-y')).toContain('x = <span class="ph">your-y</span>')
})
