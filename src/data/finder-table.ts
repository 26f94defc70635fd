import { providers } from '#lib/facts/providers/index.ts'
import type { Ask, Entry, EntryText } from '#lib/problems/entry.ts'
import type { SeenText } from './error-page.ts'
import { inlineText } from './inline.ts'
import type { Problem } from './problem-table.ts'

/** The name in `sessionStorage` under which a text that was pasted elsewhere waits for the page that finds problems. */
export const carriedText = 'pasted-text'

/**
 * What the finder loads. A text that several problems have belongs to one: the first that has it from a program and not
 * from a provider, or else the first. The others have it where their provider is spoken of, and come after it else: so do
 * the rules of the checker, which a text alone does not prove.
 */
export function finderTable(problems: readonly Problem[]): readonly Entry[] {
  const owners = ownersOf(problems)
  return problems.map(({ code, kind, title, texts, words, ask }) => ({
    code,
    title: inlineText(title),
    texts: texts
      .map((text) => entryText(text, kind !== 'checker' && owners.get(keyOf(text)) === code))
      .filter(firstOfItsKind),
    ...(words === undefined ? {} : { words }),
    ...(ask === undefined ? {} : { ask: askOf(ask) }),
  }))
}

function ownersOf(problems: readonly Problem[]): ReadonlyMap<string, string> {
  const ids = new Set(providers.map(({ id }) => id))
  const all = problems.flatMap(({ code, texts }) => texts.map((text) => ({ code, text })))
  const ordered = [...all.filter(({ text }) => !ids.has(text.from)), ...all.filter(({ text }) => ids.has(text.from))]
  const owners = new Map<string, string>()
  for (const { code, text } of ordered) if (!owners.has(keyOf(text))) owners.set(keyOf(text), code)
  return owners
}

function keyOf({ text, beside = '' }: SeenText): string {
  return `${text}\n${beside}`
}

/** Two providers may say the same on one page. */
function firstOfItsKind({ text, beside }: EntryText, index: number, all: readonly EntryText[]): boolean {
  return all.findIndex((other) => other.text === text && other.beside === beside) === index
}

function askOf({ question, answers }: Ask): Ask {
  return { question, answers: answers.map(({ if: answer, go }) => ({ if: inlineText(answer), go })) }
}

function entryText({ text, weak, beside, from }: SeenText, owned: boolean): EntryText {
  return {
    text,
    ...(weak ? { weak } : {}),
    ...(beside === undefined ? {} : { beside }),
    ...(owned ? {} : { hint: from }),
  }
}
