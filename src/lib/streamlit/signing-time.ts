/** The time of signing in a signed cookie, in unix seconds; undefined when it has not this form. Reads nothing else of it. */
export function signingTime(cookie: string): number | undefined {
  const timestamp = /^.+\.([\w-]{1,8})\.[\w-]+$/.exec(cookie)?.[1]
  return timestamp === undefined ? undefined : readTimestamp(timestamp)
}

/** The time in a signed cookie, in unix seconds; undefined for what is no base64. */
export function readTimestamp(text: string): number | undefined {
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return [...bytes].reduce((seconds, byte) => seconds * 256 + byte.charCodeAt(0), 0)
  } catch {
    return undefined
  }
}
