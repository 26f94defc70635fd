/** A piece of a line of Python and the class it is coloured with: `s` string, `d` constant, `w` word of the language, `c` comment, null for the rest. */
export interface PythonToken {
  readonly text: string
  readonly kind: 's' | 'd' | 'w' | 'c' | null
}

const pattern =
  /(?<string>f?"(?:[^"\\]|\\.)*")|(?<comment>#.*)|(?<keyword>\b(?:import|as|if|not|else|for|in|and|or|None)\b)|(?<constant>\b(?:True|False|\d+)\b)/g

/** Splits one line of a scenario's app.py for colouring. Joined, the texts are the line. */
export function pythonTokens(line: string): PythonToken[] {
  const tokens: PythonToken[] = []
  let end = 0
  for (const match of line.matchAll(pattern)) {
    if (match.index > end) tokens.push({ text: line.slice(end, match.index), kind: null })
    tokens.push({ text: match[0], kind: kindOf(match.groups ?? {}) })
    end = match.index + match[0].length
  }
  if (end < line.length) tokens.push({ text: line.slice(end), kind: null })
  return tokens
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): PythonToken['kind'] {
  if (groups.string !== undefined) return 's'
  if (groups.comment !== undefined) return 'c'
  return groups.keyword === undefined ? 'd' : 'w'
}
