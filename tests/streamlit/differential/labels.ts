/**
 * Names for values that are random or hang on the clock, so that two transcripts can be compared: the same value has the
 * same name wherever it stands, and its length is part of the name.
 */
export class Labels {
  readonly #known = new Map<string, string>()
  readonly #counts = new Map<string, number>()

  of(kind: string, value: string): string {
    const known = this.#known.get(value)
    if (known !== undefined) return known
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    const label = `<${kind} ${count}, ${value.length} characters>`
    this.#known.set(value, label)
    return label
  }
}
