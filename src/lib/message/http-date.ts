const last = { second: Number.NaN, text: '' }

/** A time in milliseconds since the epoch as a Date header has it (RFC 9110 §5.6.7), made once a second. */
export function httpDate(milliseconds: number): string {
  const second = Math.floor(milliseconds / 1000)
  if (second !== last.second) Object.assign(last, { second, text: new Date(milliseconds).toUTCString() })
  return last.text
}
