import type { FramedView } from '#lib/lab/framed-view.ts'

/**
 * Pages of the mini-browser come hundreds of times with other values in the same places. So Astro draws each shape of
 * page once, with marks where the values go; after that a page is its form with the values filled in.
 *
 * What makes the shape are numbers, truth values, nulls, empty texts, the lengths of lists, and the members named here.
 * Every other text is a value: the page's component may place it, and never looks at it.
 */
const structural = new Set(['of', 'kind', 'verdict', 'key', 'tenant', 'people', 'scenario', 'fault', 'source'])

/** Members that are written into a `<script type="application/json">`; there only `<` could do harm. */
const data = new Set(['userData'])

interface Form {
  /** The texts between the values, and before the first and after the last. */
  readonly parts: readonly string[]
  /** Which value stands between two parts, and how it is written. */
  readonly slots: readonly { readonly index: number; readonly asData: boolean }[]
}

// Private-use characters, which nothing of ours holds and no escaping changes.
const [OPEN, OPEN_DATA, CLOSE] = ['\uE000', '\uE001', '\uE002']
const mark = /([\uE000\uE001])(\d+)\uE002/g

const limits = { forms: 400, characters: 8_000_000 } as const

/**
 * `render` draws a page whole, as Astro does. Gives a function that draws the same from its form, made at the first
 * page of each shape and kept; the oldest forms go where there are too many.
 */
export function pageForms(render: (page: FramedView) => Promise<string>): (page: FramedView) => Promise<string> {
  const forms = new Map<string, Form>()
  let characters = 0
  const keep = (shape: string, form: Form): void => {
    // Of several first pages of a shape that were drawn at once, one is kept and counted.
    if (forms.has(shape)) return
    forms.set(shape, form)
    characters += size(shape, form)
    for (const [oldest, old] of forms) {
      if (forms.size <= limits.forms && characters <= limits.characters) return
      forms.delete(oldest)
      characters -= size(oldest, old)
    }
  }
  return async (page) => {
    const { shape, values } = shapeOf(page)
    const known = forms.get(shape)
    if (known) return fill(known, values)
    const form = formOf(inAscii(await render(withMarks(page))))
    keep(shape, form)
    return fill(form, values)
  }
}

/** What a page has in common with every other that its form will do for, and its values in the order of the marks. */
function shapeOf(page: unknown): { readonly shape: string; readonly values: readonly string[] } {
  const values: string[] = []
  const walk = (value: unknown, name: string): string => {
    if (structural.has(name)) return textOf(value)
    if (value === '') return "''"
    if (typeof value === 'string') {
      values.push(value)
      return "'…'"
    }
    if (typeof value !== 'object' || value === null) return String(value)
    if (Array.isArray(value)) return `[${value.map((item) => walk(item, '')).join()}]`
    let shape = ''
    for (const key in value) shape += `${key}:${walk(value[key as keyof typeof value], key)};`
    return `{${shape}}`
  }
  return { shape: walk(page, ''), values }
}

/** Numbers for what comes again and again as the same object, such as a provider and the lines of a script. */
const numbers = { byObject: new WeakMap<object, string>(), byText: new Map<string, string>(), most: 2000 }

function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const known = numbers.byObject.get(value)
  if (known !== undefined) return known
  const text = JSON.stringify(value)
  // Where there are too many a text stands for itself, at the price of a longer shape.
  const fresh = numbers.byText.size < numbers.most ? `#${numbers.byText.size}` : text
  const number = numbers.byText.get(text) ?? fresh
  if (number !== text) numbers.byText.set(text, number)
  numbers.byObject.set(value, number)
  return number
}

/** The page with a mark in place of each value, numbered in the order in which they stand. */
export function withMarks<T>(page: T): T {
  let count = 0
  const walk = (value: unknown, name: string): unknown => {
    if (structural.has(name)) return value
    if (typeof value === 'string') {
      if (value === '') return value
      count += 1
      return `${data.has(name) ? OPEN_DATA : OPEN}${count - 1}${CLOSE}`
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, ''))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member, key)]))
  }
  // Marks are texts where texts were; nothing else has changed.
  return walk(page, '') as T
}

/**
 * A page with a reference in place of each character beyond ASCII but the marks, so that a page of plain values is written
 * byte by byte. In a script or a style sheet a reference means nothing: there it stays as it is.
 */
function inAscii(html: string): string {
  return html
    .split(/(<(?:script|style)\b[\s\S]*?<\/(?:script|style)>)/i)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/[\u{80}-\u{DFFF}\u{E003}-\u{10FFFF}]/gu, reference)))
    .join('')
}

function reference(character: string): string {
  return `&#${character.codePointAt(0)};`
}

/** Takes a drawn page with marks apart. */
export function formOf(html: string): Form {
  const parts: string[] = []
  const slots: { index: number; asData: boolean }[] = []
  let from = 0
  for (const match of html.matchAll(mark)) {
    parts.push(byteByByte(html.slice(from, match.index)))
    slots.push({ index: Number(match[2]), asData: match[1] === OPEN_DATA })
    from = match.index + match[0].length
  }
  return { parts: [...parts, byteByByte(html.slice(from))], slots }
}

/** The same text, held with one byte for each character where that can be: a part of a text is held as the whole was. */
function byteByByte(text: string): string {
  const bytes = Buffer.from(text, 'latin1').toString('latin1')
  return bytes === text ? bytes : text
}

/** A form with values in it, each escaped for where it stands. */
export function fill({ parts, slots }: Form, values: readonly string[]): string {
  let html = parts[0] ?? ''
  let at = 0
  for (const { index, asData } of slots) {
    const value = values[index] ?? ''
    at += 1
    html += (asData ? value.replaceAll('<', '\\u003c') : escapeHtml(value)) + parts[at]
  }
  return html
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * For text and for quoted attributes alike. A character that takes more than a byte in memory becomes a reference: one of
 * them would have the whole page held and written at twice the price.
 */
function escapeHtml(text: string): string {
  // The same without the flag u, which takes twice the time: what lies beyond has a half in this range.
  if (!/[&<>"'\u0100-\uffff]/.test(text)) return text
  return text.replace(/[&<>"'\u{100}-\u{10FFFF}]/gu, (character) => escapes[character] ?? reference(character))
}

function size(shape: string, { parts }: Form): number {
  return parts.reduce((sum, part) => sum + part.length, shape.length)
}
