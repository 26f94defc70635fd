/** A piece of a line of TOML and the class it is coloured with: `k` key or header, `s` string, `d` number or constant, `c` comment. */
export interface TomlToken {
  readonly text: string
  readonly kind: 'k' | 's' | 'd' | 'c' | null
}

const pattern =
  /(?<string>"(?:[^"\\]|\\.)*"|'[^']*')|(?<comment>#.*)|(?<header>^\s*\[{1,2}[^\]]*\]{1,2})|(?<key>[\w-]+(?=\s*=))|(?<constant>\b(?:true|false)\b|(?<![\w-])[+-]?\d[\w.:+-]*)/g

/** Splits one line of a secrets.toml for colouring. Joined, the texts are the line. */
export function tomlTokens(line: string): TomlToken[] {
  const tokens: TomlToken[] = []
  let end = 0
  for (const match of line.matchAll(pattern)) {
    if (match.index > end) tokens.push({ text: line.slice(end, match.index), kind: null })
    tokens.push({ text: match[0], kind: kindOf(match.groups ?? {}) })
    end = match.index + match[0].length
  }
  if (end < line.length) tokens.push({ text: line.slice(end), kind: null })
  return tokens
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): TomlToken['kind'] {
  if (groups['string'] !== undefined) return 's'
  if (groups['comment'] !== undefined) return 'c'
  return groups['constant'] === undefined ? 'k' : 'd'
}
