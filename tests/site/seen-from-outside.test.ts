import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { freePort, startSite, untilReady } from '../global-site.ts'
import { isSignIn, logIn, seen, visitor } from './visitor.ts'

const token = 'a token of the tests'

/** A site of its own, and what it has logged once it has ended. */
async function site(env: NodeJS.ProcessEnv) {
  const port = await freePort()
  const server = startSite(port, env)
  server.stdout?.resume()
  onTestFinished(() => void server.kill('SIGKILL'))
  const origin = `http://localhost:${port}`
  const said = server.stderr ? text(server.stderr) : expect.fail('no output')
  await untilReady(origin, server)
  const logged = async () => {
    server.kill('SIGINT')
    await once(server, 'exit')
    return said
  }
  return { origin, logged }
}

const registered = { client_name: 'canary-name', redirect_uris: ['http://localhost:8501/oauth2callback'] }

test('logins are counted and logged by app, and nothing secret or personal is', async () => {
  const { origin, logged } = await site({ METRICS_TOKEN: token })
  const browser = visitor(origin)
  expect(seen(await logIn(browser, 'simple-example'))).toBe('logged in')
  await browser.set('simple-example', { fault: 'wrong-client-secret' })
  await browser.open('/app/simple-example/')
  const { document } = await browser.open('/lab/simple-example/inspector?tab=claims')
  const secrets = document.textContent.match(/eyJ[\w-]{20,}|ada@[\w.]+/g) ?? []
  await fetch(`${origin}/provider/acme/reg`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(registered),
  })
  await fetch(`${origin}/app/simple-example/oauth2callback?code=canary-code&state=canary-state`, {
    headers: { cookie: '_streamlit_user=canary-cookie', 'user-agent': 'canary-agent' },
    redirect: 'manual',
  })
  await fetch(`${origin}/e/canary-pasted%20text`, { redirect: 'manual' })
  await fetch(`${origin}/%E0%A4%A?canary-query=1`)

  const counted = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  const lines = (await counted.text()).split('\n')
  expect(lines).toContain('events_total{event="login",of="simple-example"} 1')
  expect(lines).toContain('events_total{event="login-failed",of="simple-example"} 1')
  expect(lines).toContain('events_total{event="registration",of="acme"} 1')
  expect(lines.find((line) => line.startsWith('http_connections_open '))).toMatch(/ \d+$/)

  const log = await logged()
  const events = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(events.map(({ event, of }) => [event, of])).toEqual(
    expect.arrayContaining([
      ['login', 'simple-example'],
      ['login-failed', 'simple-example'],
      ['registration', 'acme'],
    ]),
  )
  expect(secrets.length).toBeGreaterThan(0)
  // In the random name of a request there may be any three letters of its alphabet.
  const said = log.replaceAll(/"id":"[0-9a-f]{32}"/g, '')
  for (const canary of ['canary', 'ada', ...secrets]) expect(said.toLowerCase()).not.toContain(canary.toLowerCase())
})

/** Everything that may carry a secret, each with a mark, at every kind of address, the broken ones too. */
const marked: readonly (readonly [string, RequestInit])[] = [
  ['/provider/acme/auth?client_id=simple-example&state=canary-state&nonce=canary-nonce&code_challenge=canary-hash', {}],
  ['/provider/acme/auth?client_id=canary-client&redirect_uri=http://canary.example/', {}],
  ['/provider/acme/session/end?id_token_hint=eyJ.canary.canary&state=canary-state', {}],
  ['/provider/acme/me', { headers: { authorization: 'Bearer canary-token' } }],
  ['/provider/acme/me?access_token=canary-token', {}],
  [
    '/provider/acme/token',
    {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('simple-example:canary-secret')}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', code: 'canary', code_verifier: 'canary-verifier' }),
    },
  ],
  ['/provider/acme/reg', { method: 'POST', body: '{"canary":' }],
  ['/provider/acme/interaction/canary', { method: 'POST', body: new URLSearchParams({ name: 'canary-person' }) }],
  ['/app/simple-example/auth/login?provider=canary-token', {}],
  ['/app/simple-example/oauth2callback?error=canary&error_description=canary%0d%0acanary&state=canary', {}],
  ['/lab/runs/canary-run/', { headers: { cookie: 'lab_visitor=canary-visitor; _streamlit_user=canary-user' } }],
  ['/providers/sample/page1_canary/', { headers: { referer: 'http://canary.example/?canary' } }],
  ['/check/?canary=1', { method: 'POST', body: 'cookie_secret = "canary-toml"' }],
  ['/%E0%A4%A?canary', {}],
  [`/e/${'canary'.repeat(1500)}`, {}],
  ['/nope?canary=1', { headers: { 'user-agent': 'canary-agent', 'x-forwarded-for': 'canary' } }],
]

test('nothing that is sent comes back in an error page of the site, or is written to the log', async () => {
  const { origin, logged } = await site({})
  const statuses: number[] = []
  for (const [address, init] of marked) {
    const answer = await fetch(origin + address, { ...init, redirect: 'manual' })
    statuses.push(answer.status)
    const text = await answer.text()
    // A page of the provider says what was sent to whoever sent it: that is what it is for.
    if (!address.startsWith('/provider/')) expect([address, text.includes('canary')]).toEqual([address, false])
    expect(text).not.toMatch(/node_modules|\bat .*:\d+:\d+/)
  }
  expect(statuses.filter((status) => status >= 400).length).toBeGreaterThan(8)
  const log = await logged()
  expect(log.split('\n').length).toBeGreaterThan(5)
  expect(log.replaceAll('/provider/acme/interaction/canary', '')).not.toContain('canary')
})

test.each([undefined, 'Bearer wrong', `Basic ${token}`])(
  'with %s there are no metrics to see',
  async (authorization) => {
    const { origin } = await site({ METRICS_TOKEN: token })
    const { status } = await fetch(`${origin}/metrics`, { headers: authorization ? { authorization } : {} })
    expect(status).toBe(404)
  },
)

test('an address that has had its share of plays goes on with everything else', async () => {
  const { origin, logged } = await site({ RATE_LIMITS: 'plays=1/3600', METRICS_TOKEN: token })
  const play = () => fetch(`${origin}/lab/faults/changed-state/live`)
  expect((await play()).status).toBe(200)
  const refused = await play()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^3\d{3}$/)])
  expect(isSignIn(await visitor(origin).begin('simple-example'))).toBe(true)
  expect(await logged()).toContain('"event":"limited","of":"plays"')
})

test('a picture on another site plays nothing', async () => {
  const { origin } = await site({})
  const asked = await fetch(`${origin}/lab/faults/changed-state/live`, {
    headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'image' },
    redirect: 'manual',
  })
  expect([asked.status, asked.headers.get('location')]).toEqual([302, '/errors/changed-state/#experiment'])
})

test('every figure of the dashboard is one that /metrics has', async () => {
  const { origin } = await site({ METRICS_TOKEN: token })
  await fetch(`${origin}/`)
  const counted = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  const has = new Set([...(await counted.text()).matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name))
  const dashboard = JSON.parse(readFileSync(join(root, 'deploy/grafana-dashboard.json'), 'utf8'))
  const queries: string[] = dashboard.panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
    targets.map(({ expr }) => expr),
  )
  const named = queries.flatMap((query) => query.match(/\b[a-z]+_[a-z0-9_]+\b(?!=)/g) ?? [])
  const figures = named
    .filter((name) => name !== 'histogram_quantile')
    .map((name) => name.replace(/_(?:bucket|count)$/, ''))
  expect(figures.length).toBeGreaterThan(6)
  expect(figures.filter((name) => !has.has(name))).toEqual([])
})
