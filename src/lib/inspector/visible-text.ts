/**
 * JSON text in which nothing can hide: control characters, and those that turn the direction of writing (Unicode
 * Bidi_Control, such as U+202E), are written as `\u202e`. It is the same JSON.
 * `undefined` (no such claim) becomes "not there".
 */
export function visibleJson(value: unknown, indent?: number): string {
  const text: string | undefined = JSON.stringify(value, null, indent)
  return text === undefined ? 'not there' : visibleText(text)
}

/** A text with the same characters made visible; line ends stay. */
export function visibleText(text: string): string {
  return text.replace(hiding, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const hiding = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/gu
