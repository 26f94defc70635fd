import { Cookie, CookieJar, MemoryCookieStore } from 'tough-cookie'

interface Held {
  readonly name: string
  readonly value: string
  readonly path: string
}

/**
 * The cookies of a browser in a test: kept by host (never by port), path and name, the longest path sent first, thrown
 * away when they end (RFC 6265 §5.3, §5.4). What is no cookie is passed over, as a browser does.
 */
export class TestJar {
  readonly #store = new MemoryCookieStore()
  readonly #jar = new CookieJar(this.#store)

  /** Takes the Set-Cookie lines of an answer. */
  keep(url: URL, lines: readonly string[]): void {
    for (const line of lines) this.#jar.setCookieSync(line, url.href, { ignoreError: true })
  }

  /** The Cookie header of a request; empty when there is nothing to send. */
  header(url: URL): string {
    return this.#jar.getCookieStringSync(url.href)
  }

  /** What is sent with a request, in its order. */
  for(url: URL): readonly Held[] {
    return this.#jar.getCookiesSync(url.href).map(({ key, value, path }) => ({ name: key, value, path: path ?? '/' }))
  }

  value(url: URL, name: string): string | undefined {
    return this.for(url).find((held) => held.name === name)?.value
  }

  /** All that is held, of every host and path, the oldest first. */
  all(): readonly Cookie[] {
    const held = (this.#jar.serializeSync()?.cookies ?? []).flatMap((one) => Cookie.fromJSON(one) ?? [])
    return held.filter((cookie) => (cookie.expiryTime() ?? Number.POSITIVE_INFINITY) > Date.now())
  }

  /** Puts cookies back that `all` gave, of this jar or of another. */
  putBack(cookies: readonly Cookie[]): void {
    for (const cookie of cookies) void this.#store.putCookie(cookie)
  }

  /** Puts a cookie in, as a visitor can with the developer tools. */
  put(url: URL, { name, value, path }: Held): void {
    this.#jar.setCookieSync(new Cookie({ key: name, value, path }), url.href)
  }

  /** Changes the value of a cookie that is held, wherever it lies. Throws when there is none. */
  edit(url: URL, name: string, change: (value: string) => string): void {
    const held = this.for(url).find((one) => one.name === name)
    if (!held) throw new Error(`no cookie ${name}`)
    this.put(url, { ...held, value: change(held.value) })
  }

  /** Takes a cookie out under every path. */
  drop(url: URL, name: string): void {
    for (const { key, domain, path } of this.all()) {
      if (key === name && domain === url.hostname) void this.#store.removeCookie(domain, path ?? '/', key)
    }
  }

  clear(): void {
    this.#jar.removeAllCookiesSync()
  }
}
