/** An object each of whose members is made when it is first asked for, and kept. Makers may ask for other members. */
export function lazily<T extends object>(makers: { readonly [K in keyof T]: (this: T) => T[K] }): T {
  const made = Object.create(null)
  for (const name of Object.keys(makers)) {
    Object.defineProperty(made, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value: unknown = Reflect.apply(Reflect.get(makers, name), made, [])
        Object.defineProperty(made, name, { value, enumerable: true })
        return value
      },
    })
  }
  return made
}
