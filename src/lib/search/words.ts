import { fold } from './fold.ts'

/** A word of a text, folded, and where it stands. */
export interface Word {
  readonly term: string
  readonly at: number
  readonly end: number
}

/** A word, or words joined by dots and hyphens: `st.user.is_logged_in`, `secrets.toml`, `back-channel`. */
const joinedWords = /[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*/gu
/** What a name is joined of. */
const named = /[\p{L}\p{N}_]+/gu
const plain = /[\p{L}\p{N}]+/gu

/** No word of a text is longer, in UTF-16 units: keys, hashes and tokens are not looked for. */
const longest = 60

/** What one writes so, and another otherwise: "logged out", "sign in", "e-mail". */
const manyForms = /\b(?:(?:log|sign)(?:s|ging|ged|ing|ed)?[ -]?(in|out|on|off)|e-?mails?)\b/g

/** The words of a text as they stand, what is joined in one piece. */
function wholeWords(text: string): readonly Word[] {
  return matches(fold(text), joinedWords, 0)
}

/** The words of a text, and the words of which they are joined: of `auth.cookie_secret` also `auth`, `cookie_secret`, `cookie` and `secret`. */
export function allWords(text: string): readonly Word[] {
  const forms = Array.from(fold(text).matchAll(manyForms), ({ 0: said, 1: way, index }) => ({
    term: oneForm(way),
    at: index,
    end: index + said.length,
  })).filter(({ term, at, end }) => term.length !== end - at)
  return [...wholeWords(text).flatMap((whole) => [whole, ...partsOf(whole)]), ...forms]
}

/** `way`: in which direction somebody logs; undefined for e-mail. */
function oneForm(way: string | undefined): string {
  if (way === undefined) return 'email'
  return way === 'in' || way === 'on' ? 'login' : 'logout'
}

function partsOf({ term, at }: Word): readonly Word[] {
  if (!/[._-]/.test(term)) return []
  const names = matches(term, named, at).filter((name) => name.term !== term)
  const words = [...(names.length > 0 ? names : [{ term, at }])]
    .filter(({ term: name }) => name.includes('_'))
    .flatMap((name) => matches(name.term, plain, name.at))
  return [...names, ...words]
}

function matches(text: string, pattern: RegExp, from: number): readonly Word[] {
  return Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({
    term: singular(word),
    at: from + index,
    end: from + index + word.length,
  })).filter(({ term }) => term.length <= longest)
}

/** So that one form of a plain word finds the other. */
function singular(word: string): string {
  return /^[a-z]{3,}[^\W_suiv\d]s$/.test(word) ? word.slice(0, -1) : word
}

/** Words that say nothing of what is looked for. */
const idle = new Set(
  'a an and are as at be but by can cannot did do does for from get had has have how i if in is it its my no not of on or so that the their them then there they this to too was were what when where which who why will with you your'.split(
    ' ',
  ),
)

/** A word of a query. */
export interface QueryWord {
  readonly term: string
  /** As it was typed, folded. */
  readonly typed: string
}

/** The words of a query that say something, each once; all of them where none does. */
export function queryWords(query: string): readonly QueryWord[] {
  const text = fold(query).replace(manyForms, (_said, way?: string) => oneForm(way))
  const words = new Map(wholeWords(text).map(({ term, at, end }) => [term, { term, typed: text.slice(at, end) }]))
  const telling = [...words.values()].filter(({ term }) => !idle.has(term))
  return telling.length > 0 ? telling : [...words.values()]
}
