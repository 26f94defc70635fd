/** Whether a text looks as if it were a HAR (HTTP Archive 1.2), by its beginning: it is then read as one, and not as a log. */
export function looksLikeHar(text: string): boolean {
  return /^[\s\ufeff]*\{\s*"log"\s*:\s*\{/.test(text.slice(0, 2000))
}
