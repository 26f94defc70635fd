import { z } from 'zod'

const text = z.string().trim().min(1)
const code = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

/** Where a text is read. */
const places = ['screen', 'log', 'provider', 'address', 'console'] as const
/** How it is known that the text is so: run here, read in the source or in documents, told by users, or by nobody. */
const knownBy = ['measured', 'read', 'documents', 'reported', 'unchecked'] as const

/** A text that people see when the problem is theirs. */
const seenText = z.strictObject({
  /** Word for word; `…` stands for what differs. */
  text,
  /** Who says it: a program, "browser", "proxy", or the id of a provider. */
  from: text,
  place: z.enum(places),
  known: z.enum(knownBy),
  /** Where it was reported or read, such as "streamlit/streamlit#14290". */
  where: text.optional(),
  /** Of Streamlit, or of whoever says it. */
  versions: text.optional(),
  /** It stands above many causes: it decides when nothing else is there. */
  weak: z.literal(true).optional(),
  /** Another text in the same log, by which it is this problem and not one with the same text. */
  beside: text.optional(),
})

/** Front matter of `src/content/errors/<code>.mdx`: the page of a problem. "Inline" text may hold code between backticks. */
export const errorPage = z.strictObject({
  /** Inline. The h1, and the line in every list: what one sees or what is wrong. */
  title: text.max(90),
  /** Plain text for `<meta name="description">`, unlike that of any other page. */
  description: text.max(170),
  /** Inline. The paragraph under the h1: what it is. */
  lede: text.max(260),
  texts: z.array(seenText),
  /** Inline. What one sees of it where no text says it and no fault shows it. */
  sees: text.max(160).optional(),
  /** Inline. The one thing to look at that tells it from its neighbours. */
  confirm: text,
  /** The question that leads to the right page, where several problems share a text. */
  ask: z.strictObject({ question: text, answers: z.array(z.strictObject({ if: text, go: code })).min(2) }).optional(),
  /** Codes of problems that are easily taken for this one, the likeliest first. */
  neighbours: z.array(code),
  /** The fault of the lab in which it can be tried. */
  fault: code.optional(),
  /** Codes of the checker's rules that find it in a secrets.toml. */
  checks: z.array(code).optional(),
  /** Codes of the login rules that refuse with it. */
  rules: z.array(code).optional(),
  /** The id of the provider that it belongs to. */
  provider: code.optional(),
  /** Ids of errors in the facts of providers, which are this problem. */
  says: z.array(code).optional(),
  /**
   * The tests, named as `testPath` takes them, that ask the real Streamlit for what the lede, `sees` and `confirm` say of it, where no
   * text and no fault does.
   */
  by: z.array(text).min(1).optional(),
  /** Other words by which people look for it. */
  words: text.optional(),
})

export type ErrorPage = Readonly<z.infer<typeof errorPage>>
export type SeenText = Readonly<z.infer<typeof seenText>>
