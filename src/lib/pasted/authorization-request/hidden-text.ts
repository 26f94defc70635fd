import { fromBase64 } from '#lib/python/bytes.ts'

/** A parameter that holds sentences in base64, as the address of Google's error page does in `authError`. */
export interface HiddenText {
  readonly name: string
  readonly texts: readonly string[]
}

/** The shortest text that is taken for one, and the most that are shown, in characters and texts. */
const shortest = 8
const longest = 600
const most = 8

/**
 * The readable pieces of parameters that are base64. Nothing is known of the form around them: what is shown is every run
 * of printable ASCII that is long enough, so that one who looks at an error page sees what the provider wrote there.
 */
export function hiddenTexts(query: URLSearchParams): HiddenText[] {
  return [...query].flatMap(([name, value]) => {
    // A space was a "+" before the query was decoded.
    const bytes = /^[\w+/ -]{24,}={0,2}$/.test(value) ? fromBase64(padded(value.replaceAll(' ', '+'))) : undefined
    const texts = bytes === undefined ? [] : runs(bytes).slice(0, most)
    return texts.some((text) => text.includes(' ') || /^\w+=|_/.test(text)) ? [{ name, texts }] : []
  })
}

function padded(value: string): string {
  return value.replace(/=+$/, '')
}

function runs(bytes: Uint8Array): string[] {
  const text = Array.from(bytes, (byte) =>
    byte === 10 || (byte >= 32 && byte < 127) ? String.fromCharCode(byte) : '\0',
  ).join('')
  // A run may begin with the length that stands before it, which is a printable character by chance.
  return text
    .split(/\0+/)
    .map((run) => run.trim())
    .filter((run) => run.length >= shortest)
    .map((run) => run.slice(0, longest))
}
