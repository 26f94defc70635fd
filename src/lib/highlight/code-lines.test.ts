import { createCssVariablesTheme, createHighlighter } from 'shiki'
import { expect, test } from 'vitest'
import { appConfig } from '#lib/sample-app/app-config.ts'
import { scenarios } from '#lib/sample-app/scenarios/index.ts'
import { codeClasses } from './code-classes.ts'
import { codeLines } from './code-lines.ts'

const text = (line: readonly { text: string }[]) => line.map((token) => token.text).join('')
const classes = (line: readonly { text: string; className: string | null }[]) =>
  line.flatMap(({ text, className }) => (className === null ? [] : [`${className} ${text.trim()}`]))

test('colours a line of app.py and one of secrets.toml', async () => {
  const [python] = await codeLines('python', 'if not st.user.is_logged_in: # "no"')
  const [toml] = await codeLines('toml', 'expose_tokens = ["id"] # both')
  expect(classes(python ?? [])).toEqual(['w if not', 'c # "no"'])
  expect(classes(toml ?? [])).toEqual(['k expose_tokens', 's "id"', 'c # both'])
})

test('a line that nobody wrote by hand stays plain, and so does the rest of its file', async () => {
  const long = `a = "${'x'.repeat(2000)}"`
  expect(await codeLines('toml', `b = 1\n${long}`)).toEqual([
    [{ text: 'b = 1', className: null }],
    [{ text: long, className: null }],
  ])
})

test('a text is coloured once', async () => {
  expect(await codeLines('toml', 'a = 1')).toBe(await codeLines('toml', 'a = 1'))
})

test('has an empty line where the text has one', async () => {
  expect((await codeLines('python', 'a\n\nb')).map(text)).toEqual(['a', '', 'b'])
})

test.each(scenarios)('the files of $slug look as in a code block of the guide', async (scenario) => {
  const site = { origin: 'http://localhost:4321', https: false, cookieSecret: 'a secret of the tests, over 32 bytes' }
  const theme = createCssVariablesTheme({ variablePrefix: '--astro-code-' })
  const guide = await createHighlighter({ themes: [theme], langs: ['toml', 'python'] })
  const files = {
    toml: appConfig(site, scenario).secretsToml.trimEnd(),
    python: scenario.app.map(({ code }) => code).join('\n'),
  }
  for (const lang of ['toml', 'python'] as const) {
    const html = guide.codeToHtml(files[lang], { lang, theme: 'css-variables', transformers: [codeClasses] })
    const spans = [...html.matchAll(/<span class="(.)">(.*?)<\/span>/g)].map(
      ([, name, inner]) => `${name} ${inner?.trim()}`,
    )
    const lines = await codeLines(lang, files[lang])
    expect(lines.map(text).join('\n')).toBe(files[lang])
    const entities: Readonly<Record<string, string>> = { '&': '&#x26;', '<': '&#x3C;' }
    expect(lines.flatMap(classes).map((one) => one.replace(/[&<]/g, (sign) => entities[sign] ?? sign))).toEqual(spans)
  }
})
