import type { MadeFile } from '#lib/start/made.ts'

/** What stands out in a file whatever its language. */
export interface Marks {
  /** Texts that stand for what the reader has not given. */
  readonly placeholders: readonly string[]
  /** Texts that a page masks. */
  readonly secrets: readonly string[]
}

type Rule = readonly [className: string, pattern: RegExp]

const string: Rule = ['s', /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y]
const comment: Rule = ['c', /(?<=^|\s)#.*/y]

/** The classes of src/lib/highlight, by a few rules for the files that this site makes: Shiki is no part of a page. */
const rules: Readonly<Record<MadeFile['language'], readonly Rule[]>> = {
  toml: [comment, ['k', /(?<=^|\n)(?:\[[^\]\n]*\]|[\w-]+(?= =))/y], string],
  python: [
    comment,
    string,
    ['w', /\b(?:as|def|else|for|from|if|import|in|is|not|return)\b/y],
    ['d', /\b(?:True|False|None|\d+)\b/y],
  ],
  yaml: [comment, ['k', /[\w-]+(?=:)/y], ['d', /(?<= )\d+(?=\n)/y]],
  docker: [['w', /(?<=^|\n)[A-Z]+(?= )/y], string],
  bash: [comment, ['k', /(?<=^|\n)\w+(?==)/y], string],
  text: [],
}

/** The file as HTML: classes for its colours, `<span class="ph">` for placeholders, `<span class="masked">` for secrets. */
export function coloured(language: MadeFile['language'], text: string, marks: Marks): string {
  let html = ''
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const found = tokenAt(rules[language], text, at)
    if (found === null) {
      plain += text[at]
      at += 1
      continue
    }
    html += `${marked(plain, marks)}<span class="${found.className}">${marked(found.text, marks)}</span>`
    plain = ''
    at += found.text.length
  }
  return html + marked(plain, marks)
}

function tokenAt(all: readonly Rule[], text: string, at: number): { className: string; text: string } | null {
  for (const [className, pattern] of all) {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found) return { className, text: found }
  }
  return null
}

function marked(text: string, { placeholders, secrets }: Marks): string {
  const all = [...secrets, ...placeholders].filter((one) => one !== '').toSorted((a, b) => b.length - a.length)
  if (all.length === 0) return escaped(text)
  const pattern = new RegExp(`(${all.map(literally).join('|')})`)
  return text
    .split(pattern)
    .map((part, index) => {
      if (index % 2 === 0) return escaped(part)
      return secrets.includes(part)
        ? `<span class="masked">${escaped(part)}</span>`
        : `<span class="ph">${escaped(part)}</span>`
    })
    .join('')
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** For text and for quoted attributes alike. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character)
}
