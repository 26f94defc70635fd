/** A run of text, or of code when it stood between backticks. */
export interface InlinePart {
  readonly text: string
  readonly code: boolean
}

/** Splits front matter text such as "`st.user` and claims" into its runs; an unpaired backtick stays as it is. */
export function inlineParts(source: string): readonly InlinePart[] {
  return source
    .split(/(`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => (/^`[^`]+`$/.test(part) ? { text: part.slice(1, -1), code: true } : { text: part, code: false }))
}

/** The same text without the backticks, for titles, labels and attributes. */
export function inlineText(source: string): string {
  return inlineParts(source)
    .map((part) => part.text)
    .join('')
}
