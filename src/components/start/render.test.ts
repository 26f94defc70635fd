import { expect, test } from 'vitest'
import { linkFields } from '#lib/start/link-fields.ts'
import { makeFiles } from '#lib/start/make-files.ts'
import { openPlaceholders } from '#lib/start/marks.ts'
import { parseChoices } from '#lib/start/parse-choices.ts'
import { known, manyForms } from '#lib/start/testing.ts'
import { coloured } from './colour.ts'
import { drawSteps } from './render.ts'

const noMarks = { placeholders: [], secrets: [] }
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(lt|gt|quot|#39|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
    )

test('a key, a text, a comment and a word are told apart', () => {
  expect(coloured('toml', '[auth]\nclient_id = "a" # b', noMarks)).toBe(
    '<span class="k">[auth]</span>\n<span class="k">client_id</span> = <span class="s">&quot;a&quot;</span> <span class="c"># b</span>',
  )
  expect(coloured('python', 'if not x: y(f"{z}")', noMarks)).toBe(
    '<span class="w">if</span> <span class="w">not</span> x: y(f<span class="s">&quot;{z}&quot;</span>)',
  )
})

test('placeholders and secrets are marked within what is coloured', () => {
  expect(coloured('toml', 'a = "your-client-id"', { placeholders: ['your-client-id'], secrets: [] })).toContain(
    '<span class="ph">your-client-id</span>',
  )
  expect(coloured('toml', 'a = "<x>"', { placeholders: [], secrets: ['<x>'] })).toContain(
    '<span class="masked">&lt;x&gt;</span>',
  )
})

test('the text of every file is in its colours again, to the letter', () => {
  for (const fields of manyForms()) {
    const { choices } = parseChoices(fields, known)
    const { files } = makeFiles(choices, { cookieSecrets: { local: 'x"<&', deployed: 'y' }, clientSecrets: {} })
    for (const { language, text } of files) {
      expect(textOf(coloured(language, text, { placeholders: openPlaceholders(choices), secrets: ['x"<&'] }))).toBe(
        text,
      )
    }
  }
})

test('no name or secret brings markup into the page', () => {
  const evil = '<img src=x onerror=alert(1)>'
  const { choices } = parseChoices(new URLSearchParams({ provider: 'custom', 'custom.name': evil }), known)
  const secrets = { cookieSecrets: { local: evil, deployed: evil }, clientSecrets: { custom: evil } }
  const html = drawSteps({
    made: makeFiles(choices, secrets),
    marks: { placeholders: [], secrets: [evil] },
    link: `/start/#${evil}`,
    fields: linkFields(choices),
  })
  expect(html).not.toContain('<img')
  expect(textOf(html)).toContain(evil)
})
