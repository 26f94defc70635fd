/** Text for a terminal: control characters, which could move its cursor or colour it, are shown as their code. */
export function plain(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
