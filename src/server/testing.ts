import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { onTestFinished, vi } from 'vitest'
import type { Lab } from '#lib/lab/lab.ts'
import { testLab } from '#lib/lab/testing.ts'
import { memoryStore } from '#lib/store/memory-store.ts'
import type { Store } from '#lib/store/store.ts'
import type { AstroHandler } from './draw-page.ts'
import { playsInDevelopment } from './lab-in-development.ts'
import { createListener } from './listener.ts'
import { rateLimits } from './rate/kinds.ts'
import { memoryLimiter } from './rate/limiter.ts'
import type { Settings } from './settings.ts'

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

interface Asked {
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly lab?: Lab
}

const usual: Lab = await testLab()

/** A folder that ends with the test. */
export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'client-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return dir
}

/** As of a public site behind one proxy. */
export const settings: Settings = {
  port: 4321,
  host: '127.0.0.1',
  publicOrigin: 'https://auth.example.org',
  cookieSecret: 'x'.repeat(32),
  earlierSecrets: [],
  providerKeys: null,
  lasting: false,
  https: true,
  loopback: false,
  proxyHops: 1,
  rateLimits,
  metricsToken: null,
  redisUrl: null,
}

/** Runs a listener around a stand-in for Astro, asks it once, and ends it with the test. */
export async function ask(
  astro: AstroHandler,
  asked: Asked,
  clientDir = folder(),
  store: Store = memoryStore({ clock: () => 0 }),
): Promise<Answer> {
  return answerOf(await listening(settings, { astro, lab: asked.lab ?? usual, clientDir, store }), asked)
}

interface Around {
  readonly astro: AstroHandler
  readonly lab: Lab
  readonly clientDir: string
  readonly store: Store
}

/** The port of a listener that ends with the test. */
export async function listening(settings: Settings, around: Partial<Around> = {}): Promise<number> {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const parts = { astro: echo, lab: usual, clientDir: folder(), store: memoryStore({ clock: () => 0 }), ...around }
  const server = createServer(
    createListener({
      settings,
      limiter: settings.rateLimits && memoryLimiter(settings.rateLimits),
      plays: playsInDevelopment,
      metrics: null,
      isReady: () => true,
      ...parts,
    }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    vi.restoreAllMocks()
    server.close()
  })
  const address = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

/** Asks a port once. */
export async function answerOf(port: number, asked: Asked): Promise<Answer> {
  const { method = 'GET', path = '/', headers = {}, body } = asked
  const sent = request({ port, host: '127.0.0.1', method, path, headers: { host: 'auth.example.org', ...headers } })
  sent.end(body)
  const [answer]: IncomingMessage[] = await once(sent, 'response')
  if (answer === undefined) throw new Error('no answer')
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) }
}

/** Answers with what it was asked. */
export const echo: AstroHandler = (req, res, _next, locals) => {
  const { url, headers } = req
  res.writeHead(200, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] })
  res.end(
    JSON.stringify({ url, headers, encrypted: Reflect.get(req.socket, 'encrypted'), locals: Object.keys(locals) }),
  )
}
