import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { root } from '../../scripts/run.ts'
import { freePort } from '../../tests/global-site.ts'
import { type Check, check, type Fault, same } from '../fault.ts'
import { endOfLogin } from '../logins.ts'
import { type Stage, someone } from '../stage.ts'

const MEGABYTE = 1024 * 1024

/** What a provider may do to whoever asks for its metadata. */
type Behaviour = (res: ServerResponse, metadata: string) => void

const after = (seconds: number): Behaviour => {
  return (res, metadata) => void setTimeout(() => res.end(metadata), seconds * 1000)
}

const slowOnes: Readonly<Record<string, Behaviour>> = {
  'four seconds': after(4),
  'ten seconds': after(10),
  never: () => undefined,
  'a byte a second': (res, metadata) => {
    let at = 0
    const timer = setInterval(() => res.write(metadata[at++] ?? ' '), 1000)
    res.once('close', () => clearInterval(timer))
  },
  'a reset after the headers': (res) => {
    res.writeHead(200, { 'content-length': '1000' }).flushHeaders()
    setTimeout(() => res.destroy(), 50)
  },
}

const oddOnes: Readonly<Record<string, Behaviour>> = {
  'fifty megabytes': (res) => {
    const piece = Buffer.alloc(MEGABYTE, 32)
    let left = 50
    const more = () => {
      while (left-- > 0) if (!res.write(piece)) return void res.once('drain', more)
      res.end()
    }
    more()
  },
  'a hundred thousand brackets': (res) => void res.end('['.repeat(100_000)),
  'another type': (res, metadata) => void res.setHeader('content-type', 'image/png').end(metadata),
  'a byte order mark': (res, metadata) => void res.end(`\ufeff${metadata}`),
  'Latin-1': (res, metadata) => void res.end(Buffer.from(metadata.replace('}', ',"x":"é"}'), 'latin1')),
  'a member twice': (res, metadata) => void res.end(metadata.replace('{', '{"issuer":"https://other.example",')),
}

async function provider(stage: Stage, behaviours: Readonly<Record<string, Behaviour>>): Promise<string> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const names = Object.keys(behaviours)
  const server = createServer((req, res) => {
    const at = Number(/^\/(\d+)\//.exec(req.url ?? '')?.[1])
    const issuer = `${origin}/${at}`
    const endpoints = { authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` }
    const metadata = JSON.stringify({ issuer, ...endpoints, jwks_uri: `${issuer}/jwks` })
    if (req.url?.endsWith('openid-configuration')) behaviours[names[at] ?? '']?.(res, metadata)
    else res.end('{"keys":[]}')
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  stage.atEnd(() => server.close().closeAllConnections())
  return origin
}

/** What the command that checks a secrets.toml says of a provider. It is the one part that fetches: the site never does. */
async function doctor(metadataUrl: string) {
  const toml = `[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "a-cookie-secret-of-the-injected-faults"
client_id = "one"
client_secret = "a-client-secret-made-up"
server_metadata_url = "${metadataUrl}"
`
  const tell = `data:text/javascript,process.on('exit',()=>console.error('rss',process.resourceUsage().maxRSS))`
  const begun = performance.now()
  const args = ['--import', tell, join(root, 'dist/doctor.mjs'), '-', '--online', '--format', 'json']
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.end(toml)
  const [said, beside] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  const megabytes = Number(/^rss (\d+)$/m.exec(beside)?.[1]) / 1024
  const seconds = (performance.now() - begun) / 1000
  const findings = JSON.stringify(JSON.parse(said)).length
  const crashed = /\n {4}at /.test(beside) || child.exitCode === null || child.exitCode > 1
  return { crashed, findings, megabytes, seconds }
}

async function judged(stage: Stage, behaviours: Readonly<Record<string, Behaviour>>): Promise<readonly Check[]> {
  const origin = await provider(stage, { fine: (res, metadata) => void res.end(metadata), ...behaviours })
  const url = (at: number) => `${origin}/${at}/.well-known/openid-configuration`
  const fine = await doctor(url(0))
  const names = Object.keys(behaviours)
  const found = await Promise.all(names.map((_name, at) => doctor(url(at + 1))))
  return names.flatMap((name, at) => {
    const { crashed = true, megabytes = 0, seconds = 0 } = found[at] ?? {}
    const more = megabytes - fine.megabytes
    const held = !crashed && more < 20 && (stage.short || seconds < 10)
    return check(held, `${name}: a report after ${seconds.toFixed(1)} s, ${more.toFixed(0)} MB more`)
  })
}

export const providerFaults: readonly Fault[] = [
  {
    name: 'F8',
    done: 'A provider takes 4 s, 10 s or for ever, drips, or breaks off; a fault with a slow one is played on the site',
    holds: 'doctor, which alone fetches, reports within its five seconds; on the site other logins end',
    async run(stage) {
      const { origin } = await stage.shared()
      const headers = { 'x-forwarded-for': '198.51.251.1' }
      const play = fetch(`${origin}/lab/faults/metadata-slow/live`, { headers })
      const login = await endOfLogin(someone(origin))
      const checks = await judged(stage, slowOnes)
      return [
        ...checks,
        same('a login beside the play', login, 'logged in'),
        same('the play', (await play).status, 200),
      ]
    },
  },
  {
    name: 'F9',
    done: 'A provider answers with 50 MB, 100,000 brackets, another type, a byte order mark, Latin-1, a member twice',
    holds: 'doctor reports it, with less than 20 MB more',
    run: (stage) => judged(stage, oddOnes),
  },
  {
    name: 'F14',
    done: 'The name of a provider is not found, or is one of this machine’s',
    holds: 'doctor reports it; the site fetches nothing that somebody types',
    async run() {
      const urls = ['https://nothing.invalid/.well-known/openid-configuration', 'http://localhost:1/.well-known/x']
      const found = await Promise.all(urls.map(doctor))
      return found.map(({ crashed, findings }, at) => check(!crashed && findings > 2, `${urls[at]}: reported`))
    },
  },
]
