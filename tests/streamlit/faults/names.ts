import type { World } from '../differential/world.ts'

const randomParameters = ['state', 'nonce', 'code', 'code_challenge', 'id_token', 'id_token_hint']

/** Names for what is another in every run: random values, ports and the folder of the world. */
export class Names {
  readonly #world: Pick<World, 'origin' | 'base' | 'provider'>
  readonly #asWritten: readonly string[]
  readonly #known = new Map<string, string>()
  readonly #counts = new Map<string, number>()

  readonly #base: string

  /** `asWritten`: values that a story sets itself. `base`: the base path of the app, where the story is about that. */
  constructor(world: Pick<World, 'origin' | 'base' | 'provider'>, asWritten: readonly string[], base = '/') {
    this.#world = world
    this.#base = base
    this.#asWritten = asWritten
  }

  of(kind: string, value: string): string {
    if (this.#asWritten.includes(value)) return value
    const known = this.#known.get(value)
    if (known !== undefined) return known
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    const name = `<${kind} ${count}>`
    this.#known.set(value, name)
    return name
  }

  /** An address of the app: only its path, unless the address bar names another host or port than usual. */
  ofAppUrl(url: URL): string {
    const path = this.ofLocation(`${url.pathname}${url.search}`)
    return url.origin === this.#world.origin ? path : `${this.ofText(url.origin)}${path}`
  }

  /** A Location, whole or only a path. Nothing is decoded or reordered. */
  ofLocation(location: string): string {
    const at = location.search(/[?#]/)
    if (at < 0) return this.ofText(location)
    const pairs = location.slice(at + 1).split('&')
    const named = pairs.map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      // Two links of one second are the same, so they are not counted.
      if (name === 'provider') return 'provider=<login link>'
      if (!randomParameters.includes(name)) return this.ofText(pair)
      return `${name}=${this.of(name.replace(/_hint$/, ''), value)}`
    })
    return `${this.ofText(location.slice(0, at + 1))}${named.join('&')}`
  }

  /** Addresses as on a developer's machine: Streamlit's usual port, no path of the world's own. */
  ofText(text: string): string {
    const { origin, base, provider } = this.#world
    const port = Number(new URL(origin).port)
    const ports: Readonly<Record<string, string>> = {
      [port]: '8501',
      [port + 1]: '8502',
      [new URL(provider).port]: '4321',
    }
    return (
      text
        .replace(/((?:localhost|127\.0\.0\.1)(?::|%3A))(\d+)/g, (all, host: string, number: string) =>
          number in ports ? host + ports[number] : all,
        )
        .replaceAll(base, this.#base)
        .replaceAll(encodeURIComponent(base), encodeURIComponent(this.#base))
        // What is above the app's own path is the server's root.
        .replaceAll('/app/oauth2callback', '/oauth2callback')
        .replaceAll('%2Fapp%2Foauth2callback', '%2Foauth2callback')
    )
  }
}
