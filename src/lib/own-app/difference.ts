/**
 * The place of the first character, counted from 0, in which a text differs from the expected one that it is equal to
 * for longest; null where it is one of them.
 */
export function firstDifference(sent: string, expected: readonly string[]): number | null {
  if (expected.includes(sent)) return null
  return Math.max(0, ...expected.map((one) => equalUntil(sent, one)))
}

function equalUntil(one: string, other: string): number {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return at
}

/** How an address differs from the registered ones, in a sentence about the one that it is nearest to. */
export function differenceOf(sent: string, registered: readonly string[]): string {
  if (sent === '') return 'The app sent no redirect_uri.'
  if (!URL.canParse(sent)) return 'The app sent a redirect_uri that is no address.'
  const differences = registered.map((uri) => partsThatDiffer(new URL(sent), new URL(uri)))
  const [nearest = []] = differences.toSorted((a, b) => a.length - b.length)
  const parts = nearest.length === 0 ? ['the spelling'] : nearest
  return `They differ in ${list(parts)}. The provider compares them character by character.`
}

function partsThatDiffer(sent: URL, registered: URL): string[] {
  return [
    ...(sent.protocol === registered.protocol ? [] : ['the scheme']),
    ...(sent.hostname === registered.hostname ? [] : [hosts(sent, registered)]),
    ...(portOf(sent) === portOf(registered) ? [] : [`the port (${portOf(sent)}, not ${portOf(registered)})`]),
    ...(sent.pathname === registered.pathname ? [] : [paths(sent.pathname, registered.pathname)]),
    ...(sent.search === registered.search ? [] : ['the query']),
    ...(sent.hash === registered.hash ? [] : ['the fragment']),
  ]
}

function portOf({ port, protocol }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80')
}

function hosts(sent: URL, registered: URL): string {
  return `the host (${sent.hostname} and ${registered.hostname} are two hosts, also where they are one machine)`
}

function paths(sent: string, registered: string): string {
  if (sent === `${registered}/`) return 'the slash at the end'
  return sent.toLowerCase() === registered.toLowerCase() ? 'upper and lower case in the path' : 'the path'
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
