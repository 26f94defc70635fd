import type { ShikiTransformer } from 'shiki'

type Code = Parameters<NonNullable<ShikiTransformer['code']>>[0]
type Child = Code['children'][number]
type Line = Extract<Child, { type: 'element' }>

/** A piece of a line and the class it is coloured with; null for plain text. */
export interface Token {
  readonly text: string
  readonly className: string | null
}

const classes: Readonly<Record<string, string>> = {
  keyword: 'w',
  'string-expression': 's',
  constant: 'd',
  comment: 'c',
}

/**
 * Turns Shiki's `css-variables` output into five classes (`k` key, `s` string, `d` number or constant, `w` word of the
 * language, `c` comment, and `ph` a placeholder), so that a code block needs no `style` attribute. Tokens without a class become plain text.
 * A fence may say `title="app.py"` (kept as `data-title`), `{2,4-5}` (those lines become `<mark>`) and
 * `run="no: its reason"` (kept as `data-run`): the tests do not run this block.
 */
export const codeClasses: ShikiTransformer = {
  name: 'code-classes',
  code(node) {
    const marked = markedLines(this.options.meta?.__raw ?? '')
    const lines = node.children.filter((child): child is Line => child.type === 'element')
    node.children = lines.flatMap((line, index): Child[] => {
      const tokens = lineTokens(line, this.options.lang).map(element)
      const children = marked.has(index + 1) ? [{ ...line, tagName: 'mark', properties: {}, children: tokens }] : tokens
      return index === 0 ? children : [{ type: 'text', value: '\n' }, ...children]
    })
  },
  pre(node) {
    const meta = this.options.meta?.__raw ?? ''
    const [title, run] = [/(?:^|\s)title="([^"]*)"/, /(?:^|\s)run="([^"]*)"/].map((member) => member.exec(meta)?.[1])
    node.properties = {
      'data-language': this.options.lang,
      ...(title && { 'data-title': title }),
      ...(run && { 'data-run': run }),
    }
  },
}

function markedLines(meta: string): ReadonlySet<number> {
  const ranges = /(?:^|\s)\{([\d,\s-]+)\}/.exec(meta)?.[1]?.split(',') ?? []
  return new Set(
    ranges.flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map(Number)
      return Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
    }),
  )
}

/** The tokens of a line that Shiki has coloured with its `css-variables` theme, in classes. */
export function lineTokens(line: Line, lang: string): readonly Token[] {
  const tokens = line.children.flatMap((span) => (span.type === 'element' ? [token(span, lang)] : []))
  return merge(lang === 'toml' ? tokens.map(tomlKey) : tokens).flatMap(withPlaceholders)
}

function token(span: Line, lang: string): Token {
  const [child] = span.children
  const text = child?.type === 'text' ? child.value : ''
  const kind = /--astro-code-token-([\w-]+)/.exec(String(span.properties['style']))?.[1] ?? ''
  // Operators and brackets are told apart well enough by their shape.
  if (/^\W*$/.test(text) && kind !== 'string-expression' && kind !== 'comment') return { text, className: null }
  if ((lang === 'json' && kind === 'keyword') || (lang === 'http' && kind === 'string-expression')) {
    return { text, className: 'k' }
  }
  return { text, className: classes[kind] ?? null }
}

/** Shiki leaves TOML keys and table headers unnamed: they are what stands before `=`, or a line in brackets. */
function tomlKey(token: Token, index: number, line: readonly Token[]): Token {
  const isKey = line[index + 1]?.text.trim() === '='
  const isHeader = index === 0 && /^\s*\[/.test(token.text)
  return token.className === null && (isKey || isHeader) ? { ...token, className: 'k' } : token
}

/** Joins neighbours of one class, so that each run costs one element. */
function merge(tokens: readonly Token[]): readonly Token[] {
  const merged: Token[] = []
  for (const token of tokens) {
    const last = merged.at(-1)
    if (last?.className === token.className) merged.splice(-1, 1, { ...last, text: last.text + token.text })
    else merged.push(token)
  }
  return merged
}

function element({ text, className }: Token): Child {
  const value: Child = { type: 'text', value: text }
  return className ? { type: 'element', tagName: 'span', properties: { class: className }, children: [value] } : value
}

/** What a snippet says where the reader has to put something of their own, such as `your-client-id`. */
const placeholders = /(\byour-[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*)/

/** Placeholders as tokens of their own, of the class `ph`. */
function withPlaceholders({ text, className }: Token): readonly Token[] {
  const parts = text.split(placeholders)
  return parts
    .map((part, index) => ({ text: part, className: index % 2 === 0 ? className : 'ph' }))
    .filter((part) => part.text !== '')
}
