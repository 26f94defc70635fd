import { setTimeout as wait } from 'node:timers/promises'
import type { ProviderPage } from '#lib/provider/pages.ts'
import { formFor, type Person } from '../differential/browser.ts'
import { type Answer, CookieJar, send } from '../differential/cookie-client.ts'
import { openSocket, type ScriptRun } from '../differential/streamlit-socket.ts'
import type { OlderApp } from './older-app.ts'

/** A login up to the callback. */
export interface Begun {
  /** What `/auth/login` answered. */
  readonly login: Answer
  /** The authorization request; null where there was none. */
  readonly request: URL | null
  /** The callback that the provider sends the browser to; null where it does not. */
  readonly callback: URL | null
}

/** A browser at an app of whatever version, as bare as the questions allow. */
export class Visitor {
  readonly jar = new CookieJar()
  readonly #app: OlderApp

  constructor(app: OlderApp) {
    this.#app = app
  }

  at(path: string): URL {
    return new URL(this.#app.base + path, this.#app.origin)
  }

  /** One request. Of what it sets, browsers keep no cookie over 4096 bytes (RFC 6265bis §5.7, step 5). */
  async get(url: URL): Promise<Answer> {
    const answer = await send({ url, port: this.#app.port, jar: this.jar })
    for (const line of answer.setCookies) {
      const [pair = ''] = line.split(';')
      if (pair.length - 1 > 4096) this.jar.drop(url, pair.slice(0, pair.indexOf('=')))
    }
    return answer
  }

  /** Opens the page and runs the script; null when the page never loads. */
  async run(query = ''): Promise<ScriptRun | null> {
    await this.get(this.at('_stcore/health'))
    const url = this.at('')
    const cookie = this.jar.header(url)
    const opened = new AbortController()
    const socket = await openSocket({
      url: this.#socketUrl(),
      headers: { host: url.host, origin: url.origin, ...(cookie && { cookie }) },
      xsrf: this.jar.value(url, '_streamlit_xsrf'),
      hopeless: this.#overtaken(opened.signal),
    })
    opened.abort()
    const run = await socket.run(query)
    await socket.close()
    return run
  }

  /** `st.user` as the page shows it; null when the page never loads, or shows something else. */
  async user(): Promise<Readonly<Record<string, unknown>> | null> {
    const text = (await this.run())?.text
    return text === undefined ? null : JSON.parse(text)
  }

  async begin(person: Person = 'ada'): Promise<Begun> {
    const pressed = await this.run('login=1')
    if (!pressed?.redirect) throw new Error(`st.login() leads nowhere: ${pressed?.exception ?? 'the page never loads'}`)
    const login = await this.get(new URL(pressed.redirect, this.at('')))
    const request = login.location === null ? null : new URL(login.location)
    return { login, request, callback: request && (await this.#atProvider(request, person)) }
  }

  /** A whole login; gives what the callback answered. */
  async login(person: Person = 'ada'): Promise<Answer> {
    const { login, callback } = await this.begin(person)
    return callback === null ? login : this.get(callback)
  }

  /** What `/auth/logout` answers after `st.logout()`. */
  async logout(): Promise<Answer> {
    const pressed = await this.run('logout=1')
    if (!pressed?.redirect) throw new Error('st.logout() leads nowhere')
    return this.get(new URL(pressed.redirect, this.at('')))
  }

  async #atProvider(request: URL, person: Person): Promise<URL | null> {
    const { port, origin } = new URL(request)
    let url = request
    let form: Record<string, string> | undefined
    while (url.origin === origin) {
      const answer = await send({ url, port: Number(port), jar: this.jar, ...(form && { form }) })
      form = undefined
      if (answer.location !== null) {
        url = new URL(answer.location, url)
        continue
      }
      const page: ProviderPage = JSON.parse(answer.body)
      if (!('action' in page)) return null
      form = formFor(page, person)
      url = new URL(page.action, url)
    }
    return url
  }

  #socketUrl(): string {
    return `ws://127.0.0.1:${this.#app.port}${this.#app.base}_stcore/stream`
  }

  /** Resolves when sessions that were asked for a second later have run the script: what was not answered never will be. */
  async #overtaken(opened: AbortSignal): Promise<void> {
    await wait(1000)
    for (let runs = 0; runs < 2 && !opened.aborted; runs += 1) {
      const socket = await openSocket({ url: this.#socketUrl(), headers: {}, xsrf: undefined })
      await socket.run('')
      await socket.close()
    }
  }
}
