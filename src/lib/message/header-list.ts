type Field = readonly [name: string, value: string]

/**
 * The header fields of a message, in the order in which they were set; a name may repeat. Names are in lower case, as
 * everything in this process writes them. It has the methods of web-standard `Headers` that messages need, without their
 * checks and their sorting, which cost more than the rest of a small message: what comes from outside was checked by
 * Node, what goes out is checked again when it is written.
 */
export class HeaderList implements Iterable<Field> {
  #fields: Field[]

  constructor(init: Iterable<Field> | Readonly<Record<string, string>> = []) {
    this.#fields = isIterable(init) ? [...init] : Object.entries(init)
  }

  /** The values of a name joined by ", "; null when there is none (RFC 9110 §5.2). */
  get(name: string): string | null {
    let found: string | null = null
    for (const [other, value] of this.#fields) if (other === name) found = found === null ? value : `${found}, ${value}`
    return found
  }

  has(name: string): boolean {
    return this.#fields.some(([other]) => other === name)
  }

  /** Puts a value in place of all that the name has. */
  set(name: string, value: string): void {
    this.delete(name)
    this.#fields.push([name, value])
  }

  append(name: string, value: string): void {
    this.#fields.push([name, value])
  }

  delete(name: string): void {
    if (this.has(name)) this.#fields = this.#fields.filter(([other]) => other !== name)
  }

  /** Every Set-Cookie line by itself: they cannot be joined (RFC 6265 §3). */
  getSetCookie(): string[] {
    return this.#fields.flatMap(([name, value]) => (name === 'set-cookie' ? [value] : []))
  }

  /** For what takes web-standard headers. */
  toHeaders(): Headers {
    const headers = new Headers()
    for (const [name, value] of this.#fields) headers.append(name, value)
    return headers
  }

  [Symbol.iterator](): Iterator<Field> {
    return this.#fields[Symbol.iterator]()
  }
}

function isIterable(init: Iterable<Field> | Readonly<Record<string, string>>): init is Iterable<Field> {
  return Symbol.iterator in init
}
