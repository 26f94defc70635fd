import { shortVersion } from './short-version.ts'
import { newestRun, runAfter, type Span, spansOf } from './version-changes.ts'
import { type VersionTopic, versionDoes, versionsRun } from './versions.ts'

/**
 * Since when a row of the table of versions is as it is in the newest, such as "since 1.53, not 1.57.0".
 * @param has what an entry says where the statement is true; else it is true where all is as in the newest
 */
export function sinceText(topic: VersionTopic, has: string | null = null): string {
  const newest = versionDoes(topic, newestRun)?.does
  const isSo = ({ does }: Span) => (has === null ? does === newest : does.includes(has))
  const spans = spansOf(topic)
  const from = spans.findIndex(isSo)
  const first = spans[from]
  if (first === undefined) throw new Error(`no version is as the statement about ${topic} says`)
  const holes = joined(spans.slice(from).filter((span) => !isSo(span)))
  return [
    ...(first.version === versionsRun[0] ? [] : [`since ${shortVersion(first.version)}`]),
    ...holes.map(({ version, last }) => `not ${range(version, last)}`),
  ].join(', ')
}

function range(from: string, last: string): string {
  return from === last ? from : `${shortVersion(from)} to ${shortVersion(last)}`
}

/** Neighbours as one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = []
  for (const span of spans) {
    const before = whole.at(-1)
    const touches = before !== undefined && runAfter(before.last) === span.version
    if (touches) whole.splice(-1, 1, { ...before, last: span.last })
    else whole.push(span)
  }
  return whole
}
