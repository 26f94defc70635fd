/** The longest text, and the longest line of one, that is shown in the editor, in UTF-16 units. Others are only checked. */
const longestText = 200_000
const longestLine = 10_000

/** Whether a text is left out of the page: drawing it would hold the page up. */
export function isTooLong(text: string): boolean {
  if (text.length > longestText) return true
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    if ((end === -1 ? text.length : end) - from > longestLine) return true
    if (end === -1) return false
    from = end + 1
  }
  return false
}

/** Like "10.4 MB". */
export function sizeText(units: number): string {
  return units < 1_000_000 ? `${Math.max(1, Math.round(units / 1000))} kB` : `${(units / 1_000_000).toFixed(1)} MB`
}

/** The text of a file that is UTF-8; a byte order mark stays. */
export function decoded(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
