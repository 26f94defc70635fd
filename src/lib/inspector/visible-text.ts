import { jsonDepth } from '#lib/python/json-depth.ts'

/** Deeper JSON is not indented: its blanks would be most of it, and grow with the square of its depth. */
const DEEPEST_INDENTED = 32

/** JSON text with a line for each member; text that is no JSON, or too deep, as it is. */
export function indentedJson(text: string): string {
  if (jsonDepth(text) > DEEPEST_INDENTED) return text
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/**
 * JSON text in which nothing can hide: control characters, and those that turn the direction of writing (Unicode
 * Bidi_Control, such as U+202E), are written as `\u202e`. It is the same JSON.
 * `undefined` (no such claim) becomes "not there".
 */
export function visibleJson(value: unknown): string {
  const text: string | undefined = JSON.stringify(value)
  return text === undefined ? 'not there' : visibleText(text)
}

/** A text with the same characters made visible; line ends stay. */
export function visibleText(text: string): string {
  return text.replace(hiding, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const hiding = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/gu
