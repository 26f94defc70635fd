import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { makeKeys } from '#lib/provider/keys.ts'
import { TestJar } from '#lib/trace/testing.ts'
import { freePort, startSite, untilReady } from '../global-site.ts'

/** An answer as it came, with every header of one name. */
export interface PublicAnswer {
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Set-Cookie lines, those of the redirects on the way here too. */
  readonly cookies: readonly string[]
  readonly body: string
}

export interface PublicSite {
  readonly origin: string
  /** A browser behind the proxy: it keeps cookies, and sends what Chromium sends with a click on a page of the site. */
  browser(): PublicBrowser
  /** Ends it, and gives what it logged. */
  end(): Promise<string>
}

export interface PublicBrowser {
  /** One request, no redirect followed. */
  send(path: string, form?: Readonly<Record<string, string>>): Promise<PublicAnswer>
  /** The same, to the page in the end. */
  open(path: string, form?: Readonly<Record<string, string>>): Promise<PublicAnswer>
}

/** The built site as it stands on the internet: an https origin, and a proxy in front that ends TLS, played here. */
export async function publicSite(env: NodeJS.ProcessEnv = {}): Promise<PublicSite> {
  const port = await freePort()
  const origin = 'https://auth.example.org'
  const server = startSite(port, {
    PUBLIC_ORIGIN: origin,
    COOKIE_SECRET: 'a-cookie-secret-of-the-tests-of-more-than-32-bytes',
    PROVIDER_KEYS: JSON.stringify(await makeKeys()),
    ...env,
  })
  server.stdout?.resume()
  const said = server.stderr ? text(server.stderr) : Promise.resolve('')
  await untilReady(`http://localhost:${port}`, server)
  return {
    origin,
    browser: () => browserBehindProxy(origin, port),
    async end() {
      server.kill('SIGINT')
      await once(server, 'exit')
      return said
    },
  }
}

function browserBehindProxy(origin: string, port: number): PublicBrowser {
  const jar = new TestJar()
  const send: PublicBrowser['send'] = async (path, form) => {
    const url = new URL(path, origin)
    const body = form && new URLSearchParams(form).toString()
    const headers = {
      host: url.host,
      accept: 'text/html,*/*;q=0.8',
      cookie: jar.header(url),
      'x-forwarded-for': '192.0.2.1',
      'x-forwarded-proto': 'https',
      'sec-fetch-site': 'same-origin',
      ...(body !== undefined && { origin, 'content-type': 'application/x-www-form-urlencoded' }),
    }
    const sent = request({
      host: '127.0.0.1',
      port,
      path: url.pathname + url.search,
      method: body === undefined ? 'GET' : 'POST',
      headers,
      agent: false,
    }).end(body)
    const [answer] = await once(sent, 'response')
    const cookies: readonly string[] = answer.headers['set-cookie'] ?? []
    jar.keep(url, [...cookies])
    return { url: url.href, status: answer.statusCode, headers: answer.headers, cookies, body: await text(answer) }
  }
  const open: PublicBrowser['open'] = async (path, form) => {
    const answer = await send(path, form)
    const { location } = answer.headers
    if (typeof location !== 'string' || new URL(location, answer.url).origin !== origin) return answer
    const last = await open(new URL(location, answer.url).href)
    return { ...last, cookies: [...answer.cookies, ...last.cookies] }
  }
  return { send, open }
}
