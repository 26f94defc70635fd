/**
 * Records that are logs cut into segments, as a visitor's captures are cut into runs. A segment belongs to a group, and
 * what is added goes to its group's last one. The oldest segments of a log make room for new ones.
 */
export interface SegmentLogs {
  /**
   * Begins a segment at the end of a log. Where the group's last one holds no item of the mark `after`, that one goes
   * on instead, and only its note is replaced. Throws StoreFull when the store has no room.
   */
  openSegment(kind: string, key: string, opening: Opening & { after: string }, limits: SegmentLimits): Promise<void>
  /**
   * Adds to the group's last segment, beginning one when there is none. False, and nothing changed, when the segment
   * has no room for it. Throws StoreFull when the store has none.
   */
  appendToSegment(kind: string, key: string, added: Opening & Added, limits: SegmentLimits): Promise<boolean>
  /** The segments of a log, oldest first, without their items. */
  segments(kind: string, key: string): Promise<SegmentHead[]>
  /** One segment: that of an id, or the last one of a group. */
  segment<T>(kind: string, key: string, which: SegmentName): Promise<Segment<T> | undefined>
  /** Gives a log to another kind, unless that one has a log under this key. Throws StoreFull when that one has no room. */
  moveSegments(from: string, to: string, key: string): Promise<void>
  /** Drops the segments of a group. */
  dropSegments(kind: string, key: string, group: string): Promise<void>
}

export type SegmentName = { readonly id: string } | { readonly group: string }

/** What a segment is begun with. */
export interface Opening {
  readonly group: string
  /** Makes the id of the segment, if one is begun. A store that cannot know beforehand calls it each time. */
  readonly newId: () => string
  /** JSON that is read with the head. */
  readonly note: unknown
}

export interface Added {
  /** Plain data, which neither the writer nor a reader changes from then on. */
  readonly item: unknown
  /** What sort of item it is. */
  readonly mark: string
  /** Where all items so far bear the same mark, it takes their place. */
  readonly replaces: boolean
}

export interface SegmentHead {
  readonly id: string
  readonly group: string
  /** Milliseconds since the epoch. */
  readonly openedAt: number
  readonly note: unknown
}

export interface Segment<T> extends SegmentHead {
  /** In the order in which they were added. */
  readonly items: T[]
}

export interface SegmentLimits {
  /** Seconds that a segment lives after it was last added to. */
  readonly ttl: number
  /** The most segments of a log. */
  readonly segments: number
  /** The most items, and characters, of a segment. */
  readonly items: number
  readonly bytes: number
  /** The most characters in a log. A new segment is given room for `bytes` at once. */
  readonly bytesPerLog: number
}
