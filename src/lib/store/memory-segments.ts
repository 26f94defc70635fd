import type { Memory } from './memory.ts'
import type { Opening, Segment, SegmentHead, SegmentLimits, SegmentLogs, SegmentName } from './segments.ts'

interface Kept {
  readonly id: string
  readonly group: string
  readonly openedAt: number
  /** JSON. */
  note: string
  /** Mark of each item, and the item as it came. */
  readonly items: (readonly [mark: string, item: unknown])[]
  /** Characters in its items. */
  bytes: number
  /** Milliseconds since the epoch. */
  expires: number
}

interface Log {
  segments: readonly Kept[]
}

/** What becomes of a log: its segments, and what changes of one of them. */
interface Change {
  readonly segments: readonly Kept[]
  readonly target: Kept
  readonly note: string
  readonly bytes: number
  /** Characters for which there has to be room besides. */
  readonly spare: number
}

/**
 * The segment logs of a memory store. An item is kept as it came, its texts shared with whatever else holds them: written
 * out, a login's captures would cost more than they hold.
 */
export function memorySegments({ records, clock, until }: Memory): SegmentLogs {
  const logs = records.family<Log>()

  const alive = (kind: string, key: string): readonly Kept[] => {
    const now = clock()
    const segments = logs.get(kind, key)?.body.segments ?? []
    return segments.every(({ expires }) => expires > now) ? segments : segments.filter(({ expires }) => expires > now)
  }

  const lastOf = (segments: readonly Kept[], group: string) => segments.findLast((one) => one.group === group)

  const begun = ({ group, newId, note }: Opening): Kept => {
    return { id: newId(), group, openedAt: clock(), note: JSON.stringify(note), items: [], bytes: 0, expires: 0 }
  }
  /** Accounts for a change, drops the oldest segments that have no room beside it, and makes it, or throws StoreFull. */
  const commit = (kind: string, key: string, change: Change, limits: SegmentLimits): void => {
    const { target, note, bytes } = change
    const segments = staying(change, limits)
    const size = sizeOf(key, segments)
    const growth = note.length + bytes - target.note.length - target.bytes
    const expires = until(limits.ttl)
    const entry = logs.get(kind, key)
    if (!entry) logs.put(kind, key, { segments }, size + growth, expires)
    else {
      logs.resize(kind, key, size + growth - entry.size)
      entry.body.segments = segments
      entry.expires = expires
    }
    Object.assign(target, { note, bytes, expires })
  }

  return {
    async openSegment(kind, key, { after, ...opening }, limits) {
      const segments = alive(kind, key)
      const last = lastOf(segments, opening.group)
      if (last && !last.items.some(([mark]) => mark === after)) {
        const note = JSON.stringify(opening.note)
        return commit(kind, key, { segments, target: last, note, bytes: last.bytes, spare: 0 }, limits)
      }
      const target = begun(opening)
      const change = { segments: [...segments, target], target, note: target.note, bytes: 0, spare: limits.bytes }
      commit(kind, key, change, limits)
    },
    async appendToSegment(kind, key, { item, mark, replaces, ...opening }, limits) {
      const known = alive(kind, key)
      const last = lastOf(known, opening.group)
      const target = last ?? begun(opening)
      const clears = replaces && target.items.every(([one]) => one === mark)
      const bytes = (clears ? 0 : target.bytes) + charactersOf(item)
      if (bytes > limits.bytes || (!clears && target.items.length >= limits.items)) return false
      const segments = last ? known : [...known, target]
      const spare = last ? 0 : limits.bytes - bytes
      commit(kind, key, { segments, target, note: target.note, bytes, spare }, limits)
      if (clears) target.items.length = 0
      target.items.push([mark, item])
      return true
    },
    async segments(kind, key) {
      return alive(kind, key).map(headOf)
    },
    async segment<T>(kind: string, key: string, which: SegmentName): Promise<Segment<T> | undefined> {
      const isIt = (one: Kept) => ('id' in which ? one.id === which.id : one.group === which.group)
      const found = alive(kind, key).findLast(isIt)
      // What was added under this name is the writer's promise, as with `get`.
      return found && { ...headOf(found), items: found.items.map(([, item]) => item as T) }
    },
    async moveSegments(from, to, key) {
      const entry = logs.get(from, key)
      if (!entry || logs.get(to, key)) return
      logs.put(to, key, entry.body, entry.size, entry.expires)
      logs.drop(from, key)
    },
    async dropSegments(kind, key, group) {
      const entry = logs.get(kind, key)
      const segments = alive(kind, key).filter((one) => one.group !== group)
      if (!entry || segments.length === 0) return logs.drop(kind, key)
      logs.resize(kind, key, sizeOf(key, segments) - entry.size)
      entry.body.segments = segments
    },
  }
}

/** About as many characters as a value has in JSON: marks that JSON escapes count once. */
function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2
  if (typeof value !== 'object' || value === null) return String(value).length
  let sum = 2
  // A text is counted where it is met: of most messages nearly all is text. Faster than over entries, which would be made.
  if (Array.isArray(value)) {
    for (const item of value) sum += typeof item === 'string' ? item.length + 3 : charactersOf(item) + 1
    return sum
  }
  for (const name in value) {
    const member: unknown = value[name as keyof typeof value]
    sum += name.length + 4 + (typeof member === 'string' ? member.length + 2 : charactersOf(member))
  }
  return sum
}

/** Characters that a log takes. */
function sizeOf(key: string, segments: readonly Kept[]): number {
  return segments.reduce((sum, one) => sum + one.note.length + one.bytes, key.length)
}

/** The segments of a change without the oldest ones that have no room in it. */
function staying({ segments, target, bytes, spare }: Change, limits: SegmentLimits): readonly Kept[] {
  let total = segments.reduce((sum, one) => sum + one.bytes, bytes - target.bytes + spare)
  if (segments.length <= limits.segments && total <= limits.bytesPerLog) return segments
  const left = [...segments]
  while (left.length > limits.segments || total > limits.bytesPerLog) {
    const oldest = left.findIndex((one) => one !== target)
    if (oldest < 0) break
    total -= left.splice(oldest, 1)[0]?.bytes ?? 0
  }
  return left
}

function headOf({ id, group, openedAt, note }: Kept): SegmentHead {
  return { id, group, openedAt, note: JSON.parse(note) }
}
