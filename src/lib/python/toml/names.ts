/** What a document has said about a name so far, beside its value. */
export interface Name {
  /** It has had its own header, or may not get one any more. */
  declared: boolean
  /** It is an array or an inline table: nothing can be added there or below. */
  frozen: boolean
  readonly below: Map<string, Name>
}

export function newName(): Name {
  return { declared: false, frozen: false, below: new Map() }
}

/** The name below `above`, made where there is none. */
export function nameBelow(above: Name, part: string): Name {
  const found = above.below.get(part)
  if (found !== undefined) return found
  const made = newName()
  above.below.set(part, made)
  return made
}

/** The name that a key leads to from `above`, made on the way; undefined when it is frozen, or within one that is. */
export function openName(above: Name, key: readonly string[]): Name | undefined {
  let name = above
  for (const part of key) {
    name = nameBelow(name, part)
    if (name.frozen) return undefined
  }
  return name
}
