import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { freePort, startSite, stateHome, untilReady } from '../global-site.ts'
import { parseAnswer } from './raw.ts'

/** Runs server.ts until it ends by itself, and gives what it said. */
async function runToEnd(env: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  const server = spawn(process.execPath, [join(root, 'server.ts')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, XDG_STATE_HOME: stateHome, ...env },
  })
  onTestFinished(() => void server.kill('SIGKILL'))
  const [said] = await Promise.all([text(server.stderr), once(server, 'exit')])
  return { code: server.exitCode, said }
}

async function ownSite(): Promise<{ origin: string; port: number; server: ChildProcess }> {
  const port = await freePort()
  const server = startSite(port)
  server.stdout?.resume()
  server.stderr?.resume()
  onTestFinished(() => void server.kill('SIGKILL'))
  const origin = `http://localhost:${port}`
  await untilReady(origin, server)
  return { origin, port, server }
}

test('a problem with the settings stops the start with one sentence', async () => {
  expect(await runToEnd({ PORT: 'abc' })).toEqual({
    code: 1,
    said: 'PORT is "abc": put a whole number from 1 to 65535 there, for example 4321.\n',
  })
})

test('a public origin without secrets does not start', async () => {
  const { code, said } = await runToEnd({ PUBLIC_ORIGIN: 'https://auth.example.org' })
  expect(code).toBe(1)
  expect(said).toMatch(/^COOKIE_SECRET is missing.*\nPROVIDER_KEYS is missing.*\n$/)
})

test('a port that is taken stops the start with one sentence', async () => {
  const { port } = await ownSite()
  const { code, said } = await runToEnd({ PORT: String(port) })
  expect(code).toBe(1)
  expect(said).toContain(`Cannot listen on 127.0.0.1 port ${port} (EADDRINUSE)`)
})

test('an address of another machine stops the start, and HOST is what to change', async () => {
  expect(await runToEnd({ HOST: '192.0.2.1', PORT: String(await freePort()) })).toEqual({
    code: 1,
    said: expect.stringMatching(
      /^Cannot listen on 192\.0\.2\.1 port \d+ \(EADDRNOTAVAIL\): "192\.0\.2\.1" is no address of this machine/,
    ),
  })
})

// Readiness says no for half a second before the port closes: a busy machine may sleep through it.
test('SIGTERM turns readiness off, lets a request finish and ends with 0', { retry: 4 }, async () => {
  const { origin, port, server } = await ownSite()
  const socket = connect(port, '127.0.0.1')
  socket.write(`POST /nope HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 4\r\n\r\nab`)
  await fetch(`${origin}/healthz`)
  const ended = once(server, 'exit')

  server.kill('SIGTERM')
  const readiness = await untilNotReady(origin)
  await untilClosed(origin)
  socket.write('cd')
  const answer = parseAnswer(await text(socket))
  const [code, signal] = await ended

  expect(readiness).toEqual({ status: 503, body: { ready: false } })
  expect(answer.status).toBe(404)
  expect({ code, signal }).toEqual({ code: 0, signal: null })
})

async function untilNotReady(origin: string): Promise<{ status: number; body: unknown }> {
  for (;;) {
    const answer = await fetch(`${origin}/readyz`)
    if (!answer.ok) return { status: answer.status, body: await answer.json() }
  }
}

async function untilClosed(origin: string): Promise<void> {
  for (;;) if ((await fetch(`${origin}/readyz`).catch(() => null)) === null) return
}

test('an idle connection does not hold the end up', async () => {
  const { port, server } = await ownSite()
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET /healthz HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`)
  await once(socket, 'data')
  const ended = once(server, 'exit')
  server.kill('SIGINT')
  expect(await ended).toEqual([0, null])
})

test('where the secrets cannot be kept, the start says so, and so does the page of an app', async () => {
  const port = await freePort()
  const server = startSite(port, { XDG_STATE_HOME: '/dev/null' })
  onTestFinished(() => void server.kill('SIGKILL'))
  const origin = `http://localhost:${port}`
  const said: string[] = []
  server.stdout?.resume()
  server.stderr?.on('data', (lines: Buffer) => said.push(lines.toString()))
  await untilReady(origin, server)
  const form = new URLSearchParams({
    name: 'My app',
    redirect_uri: 'http://localhost:8501/oauth2callback',
    tenant: 'acme',
  })
  const headers = { origin, 'sec-fetch-site': 'same-origin' }
  const page = await fetch(`${origin}/providers/sample/register`, { method: 'POST', body: form, headers })
  expect(page.url).toMatch(/\/providers\/sample\/page1_/)
  expect(await page.text()).toContain('This registration ends when this site stops')
  expect(said.join('')).toContain('"event":"secrets"')
  expect(said.join('')).toContain('cannot be written or read')
})
