interface Node {
  declared: boolean
  frozen: boolean
  readonly below: Map<string, Node>
}

/** What a document has said about its names so far, beside their values. */
export interface Names {
  /** Whether a name has had its own header, or may not get one any more. */
  isDeclared(key: readonly string[]): boolean
  declare(key: readonly string[]): void
  /** Whether it is an array or an inline table, or within one: nothing can be added there. */
  isFrozen(key: readonly string[]): boolean
  freeze(key: readonly string[]): void
  /** An array of tables begins its next table: what was said of the one before does not hold. */
  forget(key: readonly string[]): void
}

export function newNames(): Names {
  const root = newNode()
  const find = (key: readonly string[]): Node | undefined =>
    key.reduce<Node | undefined>((node, name) => node?.below.get(name), root)
  const make = (key: readonly string[]): Node =>
    key.reduce((node, name) => {
      const next = node.below.get(name) ?? newNode()
      node.below.set(name, next)
      return next
    }, root)
  return {
    isDeclared: (key) => key.length > 0 && (find(key)?.declared ?? false),
    declare(key) {
      make(key).declared = true
    },
    isFrozen: (key) => key.some((_, index) => find(key.slice(0, index + 1))?.frozen ?? false),
    freeze(key) {
      make(key).frozen = true
    },
    forget(key) {
      find(key.slice(0, -1))?.below.delete(key.at(-1) ?? '')
    },
  }
}

function newNode(): Node {
  return { declared: false, frozen: false, below: new Map() }
}
