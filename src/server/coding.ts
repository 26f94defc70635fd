/** Content codings that are sent here, the best first. */
const codings = ['br', 'gzip'] as const

export type Coding = (typeof codings)[number]

/** The codings that a client takes, the best first; one with `q=0` is refused. RFC 9110 §12.5.3. */
export function codingsTaken(acceptEncoding: string | undefined): Coding[] {
  if (!acceptEncoding) return []
  const taken = new Set(
    (acceptEncoding ?? '')
      .toLowerCase()
      .split(',')
      .map((one) => one.split(';').map((part) => part.trim()))
      .filter(([, weight]) => !/^q=0(?:\.0*)?$/.test(weight ?? ''))
      .map(([name]) => name),
  )
  return codings.filter((coding) => taken.has(coding))
}
