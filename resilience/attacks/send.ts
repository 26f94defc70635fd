import { type IncomingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Attacker } from './attack.ts'

export interface Sending {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** One request, just as it is said, and its whole answer. */
export function send({ origin, agent, sent }: Attacker, path: string, sending: Sending = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = sending
  const url = new URL(path, origin)
  return new Promise((resolve, reject) => {
    const options = { agent, method, host: '127.0.0.1', port: url.port, path: url.pathname + url.search }
    const asked = request({ ...options, headers: { host: url.host, ...sent, ...headers } }, (answer) => {
      const { statusCode: status = 0, headers: told } = answer
      text(answer).then((read) => resolve({ status, headers: told, text: read }), reject)
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

/** A strike that sends the same again and again; what came of it is the status. */
export function again(attacker: Attacker, path: string, sending: Sending = {}): () => Promise<string> {
  return async () => String((await send(attacker, path, sending)).status)
}

/** The cookie with which a visitor's captures are told apart, as the site gives it to a newcomer. */
export async function visitorCookie(attacker: Attacker): Promise<string> {
  const { headers } = await send(attacker, '/app/simple-example/')
  const line = headers['set-cookie']?.find((one) => one.startsWith('lab_visitor='))
  if (line === undefined) throw new Error('a newcomer is given no key')
  return line.split(';')[0] ?? ''
}
