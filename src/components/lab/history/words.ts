/** Milliseconds in words, as exact as it is of use. */
export function duration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
}

/** How long ago something was, in words; `ms` is its age. */
export function age(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes === 1) return '1 minute ago'
  return minutes < 60 ? `${minutes} minutes ago` : 'over an hour ago'
}

/** A time of day in UTC, such as 14:03:22; `at` is in milliseconds since the epoch. */
export function timeOfDay(at: number): string {
  return new Date(at).toISOString().slice(11, 19)
}
