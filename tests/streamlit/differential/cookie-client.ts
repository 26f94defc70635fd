import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { TestJar } from '#lib/trace/testing.ts'

/** A browser's cookies. */
export const CookieJar = TestJar
export type CookieJar = TestJar

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
  // As much of a header as Chromium takes.
  const most = { maxHeaderSize: 256 * 1024 } as const
  const where = { host: '127.0.0.1', port, path: url.pathname + url.search, headers, agent: false, ...most } as const
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
