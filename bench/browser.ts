import { type Agent, type IncomingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Page {
  readonly url: URL
  readonly status: number
  readonly html: string
}

interface Cookie {
  readonly name: string
  readonly value: string
  readonly path: string
}

/** As much of a browser as a login needs: cookies by path, redirects, links and forms. One for each visitor. */
export class Browser {
  readonly #agent: Agent
  readonly #sent: Readonly<Record<string, string>>
  readonly #port: ((url: URL) => number | string) | undefined
  readonly #jar = new Map<string, Cookie>()
  requests = 0

  /**
   * @param sent headers of every request besides its own
   * @param port where a request is sent, when it is not the port of its address: as a proxy chooses one of several
   */
  constructor(agent: Agent, sent: Readonly<Record<string, string>> = {}, port?: (url: URL) => number | string) {
    this.#agent = agent
    this.#sent = sent
    this.#port = port
  }

  /** Opens an address and follows redirects, at most 20. */
  async open(url: URL, form?: URLSearchParams): Promise<Page> {
    let page = await this.#send(url, form)
    for (let hops = 0; page.next !== null; hops += 1) {
      if (hops === 20) throw new Error(`too many redirects at ${url}`)
      page = await this.#send(page.next)
    }
    return page
  }

  /** Follows the first link whose address holds `part`. */
  follow(page: Page, part: string): Promise<Page> {
    const links = [...page.html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => unescapeHtml(href))
    const href = links.find((link) => link.includes(part))
    if (href === undefined) throw new Error(`no link with ${part} on ${page.url} (${page.status})`)
    return this.open(new URL(href, page.url))
  }

  /** Sends the first POST form of a page with its hidden fields and the given ones. */
  submit(page: Page, fields: Readonly<Record<string, string>>): Promise<Page> {
    const forms = page.html.match(/<form\b[\s\S]*?<\/form>/g) ?? []
    const form = forms.find((candidate) => /method="post"/i.test(candidate))
    if (form === undefined) throw new Error(`no form on ${page.url} (${page.status})`)
    const action = /action="([^"]*)"/.exec(form)?.[1]
    const target = action === undefined ? page.url : new URL(unescapeHtml(action), page.url)
    const body = new URLSearchParams(fields)
    for (const [tag] of form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(tag)?.[1]
      if (name !== undefined && !body.has(name)) body.append(name, unescapeHtml(/value="([^"]*)"/.exec(tag)?.[1] ?? ''))
    }
    return this.open(target, body)
  }

  async #send(url: URL, form?: URLSearchParams): Promise<Page & { next: URL | null }> {
    this.requests += 1
    const body = form?.toString()
    const headers = {
      'sec-fetch-site': 'same-origin',
      ...this.#sent,
      ...(this.#cookies(url) && { cookie: this.#cookies(url) }),
      ...(body !== undefined && {
        origin: url.origin,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
      }),
    }
    const answer = await new Promise<{ status: number; headers: IncomingHttpHeaders; html: string }>(
      (resolve, reject) => {
        // The address is spelled out, so that every contestant is reached over the same kind of socket.
        const port = this.#port?.(url) ?? url.port
        const options = { agent: this.#agent, host: '127.0.0.1', port, path: url.pathname + url.search }
        const method = body === undefined ? 'GET' : 'POST'
        const sent = request({ ...options, method, headers: { host: url.host, ...headers } }, (res) => {
          text(res).then((html) => resolve({ status: res.statusCode ?? 0, headers: res.headers, html }), reject)
        })
        sent.once('error', reject)
        sent.end(body)
      },
    )
    for (const line of answer.headers['set-cookie'] ?? []) this.#keep(line, url)
    const { location } = answer.headers
    const next = location !== undefined && answer.status < 400 ? new URL(location, url) : null
    return { url, status: answer.status, html: answer.html, next }
  }

  #cookies(url: URL): string {
    const sent = [...this.#jar.values()].filter(({ path }) => `${url.pathname}/`.startsWith(path.replace(/\/?$/, '/')))
    return sent.map(({ name, value }) => `${name}=${value}`).join('; ')
  }

  #keep(line: string, url: URL): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const split = pair.indexOf('=')
    const attribute = (name: string) =>
      attributes.find((part) => part.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1)
    const path = attribute('path') ?? url.pathname.replace(/\/[^/]*$/, '')
    const cookie = { name: pair.slice(0, split), value: pair.slice(split + 1), path }
    const key = `${cookie.name};${path}`
    const gone = attribute('max-age') === '0' || Date.parse(attribute('expires') ?? '') < Date.now()
    if (gone || cookie.value === '') this.#jar.delete(key)
    else this.#jar.set(key, cookie)
  }
}

function unescapeHtml(text: string): string {
  return text
    .replace(/&(?:amp|#38);/g, '&')
    .replace(/&(?:quot|#34);/g, '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
}
