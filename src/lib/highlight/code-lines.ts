import type { HighlighterCore, ShikiTransformer } from 'shiki/core'
import { lineTokens, type Token } from './code-classes.ts'

export type CodeLine = readonly Token[]

export type Language = 'toml' | 'python'

/** How many texts are kept coloured. The labs' files are some forty: a few scenarios, and what the faults change in them. */
const MOST_KEPT = 200

/** Characters of a text, and of a line, that are coloured: a grammar's time grows with the square of a line's length. */
const [MOST_COLOURED, LONGEST_LINE] = [32_768, 1_000]

const kept = new Map<string, Promise<readonly CodeLine[]>>()

/**
 * A file's lines in the classes of the guide's code blocks. Joined, the texts of a line are the line. A text is coloured
 * once and kept for as long as it is among the last {@link MOST_KEPT}. Shiki is loaded for the first one. A text that is
 * longer than any file of a login stays plain.
 */
export function codeLines(language: Language, text: string): Promise<readonly CodeLine[]> {
  const key = `${language} ${text}`
  const lines = kept.get(key) ?? colour(language, text)
  kept.delete(key)
  kept.set(key, lines)
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
  return lines
}

async function colour(language: Language, text: string): Promise<readonly CodeLine[]> {
  const whole = text.split('\n')
  if (text.length > MOST_COLOURED || whole.some((line) => line.length > LONGEST_LINE)) {
    return whole.map((line) => [{ text: line, className: null }])
  }
  const lines: CodeLine[] = []
  const keeping: ShikiTransformer = {
    line(node) {
      lines.push(lineTokens(node, language))
    },
  }
  const shiki = await highlighter()
  // Without a limit of time: a busy machine would pass it at the first line and leave that line plain for ever.
  const tokenizeTimeLimit = 0
  shiki.codeToHast(text, { lang: language, theme: 'css-variables', transformers: [keeping], tokenizeTimeLimit })
  return lines
}

let loaded: Promise<HighlighterCore> | undefined

function highlighter(): Promise<HighlighterCore> {
  loaded ??= load()
  return loaded
}

/** Two grammars and the engine of JavaScript's own regular expressions: the whole of Shiki would take WebAssembly. */
async function load(): Promise<HighlighterCore> {
  const [{ createCssVariablesTheme, createHighlighterCore }, { createJavaScriptRegexEngine }] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
  ])
  return createHighlighterCore({
    themes: [createCssVariablesTheme({ variablePrefix: '--astro-code-' })],
    langs: [import('shiki/langs/toml.mjs'), import('shiki/langs/python.mjs')],
    engine: createJavaScriptRegexEngine(),
  })
}
