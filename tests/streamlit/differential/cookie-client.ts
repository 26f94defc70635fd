import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { parseSetCookie } from '#lib/trace/set-cookie.ts'

interface Held {
  readonly name: string
  readonly value: string
  readonly path: string
}

/** A browser's cookies: by host (never by port), path and name (RFC 6265 §5.3, §5.4). */
export class CookieJar {
  readonly #held = new Map<string, Held>()

  keep(url: URL, lines: readonly string[]): void {
    for (const line of lines) {
      const { name, value, attributes, removes } = parseSetCookie(line, Date.now())
      const path = attributes.find(([key]) => key.toLowerCase() === 'path')?.[1] ?? '/'
      const key = `${url.hostname} ${path} ${name}`
      if (removes) this.#held.delete(key)
      else this.#held.set(key, { name, value, path })
    }
  }

  /** What is sent with a request: the longest path first. */
  for(url: URL): readonly Held[] {
    const mine = [...this.#held].filter(([key]) => key.startsWith(`${url.hostname} `)).map(([, held]) => held)
    const fitting = mine.filter(
      ({ path }) => url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`),
    )
    return fitting.toSorted((a, b) => b.path.length - a.path.length)
  }

  header(url: URL): string {
    return this.for(url)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }

  value(url: URL, name: string): string | undefined {
    return this.for(url).find((held) => held.name === name)?.value
  }

  /** Puts a cookie in, as a visitor can with the developer tools. */
  put(url: URL, cookie: Held): void {
    this.#held.set(`${url.hostname} ${cookie.path} ${cookie.name}`, cookie)
  }

  /** Changes the value of a cookie that is held, wherever it lies. Throws when there is none. */
  edit(url: URL, name: string, change: (value: string) => string): void {
    const held = this.for(url).find((one) => one.name === name)
    if (!held) throw new Error(`no cookie ${name}`)
    this.put(url, { ...held, value: change(held.value) })
  }

  /** Takes a cookie out under every path. */
  drop(url: URL, name: string): void {
    for (const [key, held] of this.#held) {
      if (held.name === name && key.startsWith(`${url.hostname} `)) this.#held.delete(key)
    }
  }
}

export interface Answer {
  readonly status: number
  readonly location: string | null
  readonly setCookies: readonly string[]
  /** The methods that are allowed, where another one is not. */
  readonly allow: string | null
  readonly body: string
}

/**
 * One request with the jar's cookies; what it sets is kept, no redirect is followed. `port` is where the server really
 * listens: the Host header stays that of the URL.
 */
export async function send(options: {
  url: URL
  port: number
  jar: CookieJar
  form?: Readonly<Record<string, string>>
  /** Left out: POST with a form, GET without. */
  method?: string
}): Promise<Answer> {
  const { url, port, jar, form, method = form ? 'POST' : 'GET' } = options
  const body = form && new URLSearchParams(form).toString()
  const cookie = jar.header(url)
  const headers = {
    host: url.host,
    accept: 'text/html,*/*;q=0.8',
    ...(cookie && { cookie }),
    ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded', origin: url.origin }),
  }
  const where = { host: '127.0.0.1', port, path: url.pathname + url.search, headers, agent: false } as const
  const answer = await new Promise<Answer>((resolve, reject) => {
    const sent = request({ ...where, method }, (response) => {
      const { statusCode = 0, headers: got } = response
      const { location = null, allow = null, 'set-cookie': setCookies = [] } = got
      const heard = { status: statusCode, location, allow, setCookies }
      text(response).then((read) => resolve({ ...heard, body: read }), reject)
    })
    sent.once('error', reject)
    sent.end(body)
  })
  jar.keep(url, answer.setCookies)
  return answer
}
