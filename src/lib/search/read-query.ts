import { vendorCodes } from '#lib/problems/vendor-codes.ts'
import { fold } from './fold.ts'
import { type QueryWord, queryWords } from './words.ts'

/** How much of a query is looked at, in UTF-16 units: the beginning and, as logs end with what went wrong, the end. */
const limits = { head: 4_000, tail: 12_000 }
/** A longer text is no question: of its words so many are looked for, those at its end. */
const most = 12

export interface Query {
  /** As it was asked, within the limits. */
  readonly text: string
  /** Folded, in single blanks, without the marks around it. */
  readonly phrase: string
  /** Somebody put it in quotes: nothing but this, in this order. */
  readonly quoted: boolean
  /** It looks like a message of a program, and not like words that somebody thought of. */
  readonly isError: boolean
  /** It says that something goes wrong. */
  readonly isTrouble: boolean
  /** Error numbers of providers, folded. Each stands for itself alone. */
  readonly codes: readonly string[]
  /** What else is looked for. */
  readonly words: readonly QueryWord[]
  /** The last word may go on: it ends the query. */
  readonly open: boolean
}

/** Reads what somebody looks for. Takes time in proportion to the length, within the limits. */
export function readQuery(source: string): Query {
  const whole = source.trim()
  const { head, tail } = limits
  const text = whole.length > head + tail ? `${whole.slice(0, head)}\n${whole.slice(-tail)}` : whole
  const quoted = /^["“„”][^"“„”]+["“„”]$/.test(text)
  const phrase = fold(text.replaceAll('`', ''))
    .replace(/ +/g, ' ')
    .replace(/^[' ]{1,9}|[' .:;!?]{1,9}$/g, '')
  const codes = vendorCodes(text).map((code) => code.toLowerCase())
  const words = queryWords(text).filter(({ term }) => !codes.includes(term))
  return {
    text: quoted ? text.slice(1, -1) : text,
    phrase,
    quoted,
    isError: codes.length > 0 || errorLike.some((pattern) => pattern.test(text)),
    isTrouble: trouble.test(text),
    codes,
    words: words.slice(-most),
    open: !quoted && /[\p{L}\p{N}_]$/u.test(source),
  }
}

const trouble =
  /\b(?:not|no|never|cannot|fails?|failed|broken|stuck|loop|wrong|missing|instead|nothing|still)\b|n['’]t\b/i

/** What messages of programs have, and questions of people hardly. */
const errorLike: readonly RegExp[] = [
  /\w(?:Error|Exception|Warning)\b/,
  /\b(?:error|traceback|exception)\b/i,
  /\b[a-z]+_[a-z_]+:/,
  /[?&](?:error|code|state)=/,
  // Not the ' of "doesn't".
  /(?:^|[\s([=:])["'“”`][^"'“”`]+["'“”`]/,
  /\b[45]\d\d\b/,
]
