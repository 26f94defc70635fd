/** Where an arrow key leads in a list of `count` stops, going round at both ends; null when the key means nothing there. */
export function arrowTarget(key: string, at: number, count: number): number | null {
  if (at < 0) return null
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  return null
}
