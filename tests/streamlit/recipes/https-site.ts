import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Browser, chromium } from 'playwright-core'
import { makeProviderToken } from '#lib/streamlit/provider-token.ts'
import { TestJar } from '#lib/trace/testing.ts'
import { chromiumArgs, chromiumPath } from '../../browser/chromium.ts'
import { freePort } from '../../global-site.ts'
import { startCaddy } from '../caddy.ts'
import { send } from '../differential/cookie-client.ts'
import { startNginx } from '../nginx.ts'
import type { RunningProxy } from '../proxy-server.ts'
import { cookieSecret } from './logged-in.ts'

/** The host of the pages' files. */
export const host = 'app.example.com'
export const origin = `https://${host}`

/** Where a proxy stands in for that host. */
export interface HttpsSite {
  readonly ports: { readonly http: number; readonly https: number }
  /** What is asked while the proxy runs with a file, on free ports and with a certificate of the tests. */
  with<T>(conf: string, ask: (proxy: RunningProxy) => Promise<T>): Promise<T>
  /** A Chromium that finds the host here, and other hosts of the file; or their HTTPS at another port of this machine. */
  launch(more?: { https?: number; hosts?: readonly string[]; args?: readonly string[] }): Promise<Browser>
  end(): Promise<void>
}

const certificate = `import datetime, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
key = ec.generate_private_key(ec.SECP256R1())
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "${host}")])
now = datetime.datetime.now(datetime.timezone.utc)
builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + datetime.timedelta(days=2))
encoding = serialization.Encoding.PEM
open(sys.argv[1] + "/certificate.pem", "wb").write(builder.sign(key, hashes.SHA256()).public_bytes(encoding))
private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
open(sys.argv[1] + "/private-key.pem", "wb").write(private)
`

/**
 * A site with nginx. `certificates`: the folder of its certificate.pem and private-key.pem.
 * @param python one with `cryptography`, which Authlib brings
 */
export async function httpsSite(python: string): Promise<HttpsSite & { readonly certificates: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'))
  execFileSync(python, ['-c', certificate, folder])
  const ports = { http: await freePort(), https: await freePort() }
  const placed = (conf: string) =>
    conf
      .replace('listen 80;', `listen 127.0.0.1:${ports.http};`)
      .replaceAll('listen 443 ssl;', `listen 127.0.0.1:${ports.https} ssl;`)
      .replaceAll(`/etc/ssl/${host}/`, `${folder}/`)
  return {
    ...siteWith(ports, (conf) => startNginx(placed(conf), Object.values(ports))),
    certificates: folder,
    end: () => rm(folder, { recursive: true, force: true }),
  }
}

/** A site with Caddy, which makes its certificate by itself. */
export async function caddySite(): Promise<Omit<HttpsSite, 'end'>> {
  const ports = { http: await freePort(), https: await freePort() }
  return siteWith(ports, (conf) => startCaddy(conf, { ...ports, host }))
}

function siteWith(ports: HttpsSite['ports'], start: (conf: string) => Promise<RunningProxy>): Omit<HttpsSite, 'end'> {
  return {
    ports,
    async with(conf, ask) {
      const proxy = await start(conf)
      try {
        return await ask(proxy)
      } finally {
        await proxy.end()
      }
    },
    async launch({ https = ports.https, hosts = [], args = [] } = {}) {
      const rules = [host, ...hosts].flatMap((name) => [
        `MAP ${name}:443 127.0.0.1:${https}`,
        `MAP ${name}:80 127.0.0.1:${ports.http}`,
      ])
      return chromium.launch({
        executablePath: await chromiumPath(),
        args: [...chromiumArgs, `--host-resolver-rules=${rules.join(', ')}`, ...args],
      })
    },
  }
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly location: string | null
  readonly setCookies: readonly string[]
  readonly body: string
}

/** A browser without a screen at the site: a jar of cookies, and requests over HTTPS. */
export class HttpsVisitor {
  readonly jar = new TestJar()
  readonly #port: number

  constructor({ ports }: Pick<HttpsSite, 'ports'>) {
    this.#port = ports.https
  }

  /** One request with the jar's cookies; no redirect is followed. An upgrade that is taken has the status 101. */
  async get(path: string, headers: Readonly<Record<string, string>> = {}, body?: Buffer): Promise<Answer> {
    const url = new URL(path, origin)
    const cookie = this.jar.header(url)
    const sent = request({
      host: '127.0.0.1',
      port: this.#port,
      servername: host,
      rejectUnauthorized: false,
      agent: false,
      method: body ? 'PUT' : 'GET',
      path: url.pathname + url.search,
      headers: { host, ...(cookie && { cookie }), ...headers },
      maxHeaderSize: 256 * 1024,
    })
    const answer = await new Promise<Answer>((resolve, reject) => {
      sent.once('response', (response) => {
        const { statusCode = 0, headers: got } = response
        const { location = null, 'set-cookie': setCookies = [] } = got
        const heard = { status: statusCode, headers: got, location, setCookies }
        text(response).then((read) => resolve({ ...heard, body: read }), reject)
      })
      sent.once('upgrade', ({ statusCode = 0, headers: got }, socket) => {
        socket.destroy()
        resolve({ status: statusCode, headers: got, location: null, setCookies: [], body: '' })
      })
      sent.once('error', reject)
      sent.end(body)
    })
    this.jar.keep(url, answer.setCookies)
    return answer
  }

  /** Asks for the WebSocket as a page does; gives the status. */
  async upgrade(at = host): Promise<number> {
    const { status } = await this.get('/_stcore/stream', {
      host: at,
      origin: `https://${at}`,
      upgrade: 'websocket',
      connection: 'Upgrade',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-version': '13',
      'sec-websocket-protocol': 'streamlit',
    })
    return status
  }

  /** What the login link of `st.login()` is answered with. */
  login(base = '/', headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const provider = makeProviderToken({ provider: 'default', secret: cookieSecret, now: Date.now() / 1000 })
    return this.get(`${base}auth/login?provider=${provider}`, headers)
  }

  /** From the authorization request through the sample provider's pages, as a person; gives the callback's path and query. */
  async provider({ location }: Answer, persona = 'ada'): Promise<string> {
    let url = new URL(location ?? '')
    let form: Record<string, string> | undefined
    while (url.origin !== origin) {
      const answer = await send({ url, port: Number(url.port), jar: this.jar, ...(form && { form }) })
      const action = /action="([^"]*)"/.exec(answer.body)?.[1]
      form = answer.location !== null ? undefined : { persona, consent: 'allow' }
      url = new URL(answer.location ?? action ?? '', url)
    }
    return url.pathname + url.search
  }
}
