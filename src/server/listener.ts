import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Lab } from '#lib/lab/lab.ts'
import type { Store } from '#lib/store/store.ts'
import { answerError, type ErrorPages, type Passage, readErrorPages, startAnswer } from './answer.ts'
import { clientAddress } from './client-address.ts'
import { type AstroHandler, pageDrawing } from './draw-page.ts'
import { refusals } from './error-page.ts'
import { judgeHost } from './hosts.ts'
import { answerOfLab, isOfLab } from './lab-requests.ts'
import { judgeUrl, readBody } from './limits.ts'
import { type LogEntry, log, requestScope } from './log.ts'
import { answerMetrics, type Metrics } from './metrics.ts'
import type { Plays } from './plays/plays.ts'
import { type RateKind, rateKind } from './rate/kinds.ts'
import type { Limiter } from './rate/limiter.ts'
import { answerTooMany } from './rate/too-many.ts'
import { type Turns, turnsByAddress } from './rate/turns.ts'
import { requestId } from './request-id.ts'
import { securityHeaders } from './security-headers.ts'
import type { Settings } from './settings.ts'
import { type SiteSearch, siteSearch } from './site-search.ts'
import { staticFiles } from './static-files.ts'
import { sendWhole } from './whole-answer.ts'

export interface SiteParts {
  readonly settings: Settings
  readonly lab: Lab
  readonly astro: AstroHandler
  readonly plays: Plays
  /** null: nothing is measured. */
  readonly metrics: Metrics | null
  /** Where everything lives that outlasts a request. */
  readonly store: Store
  /** null: nothing is counted. */
  readonly limiter: Limiter | null
  /** The folder of prerendered pages and assets. */
  readonly clientDir: string
  /** false once the process has been told to stop. */
  readonly isReady: () => boolean
}

/** Endpoints that Astro adds by itself and this site has no use for. */
const closed = /^\/(?:_image|_server-islands|_actions)(?:\/|$)/

const refusalStatuses = new Set([400, 403, 405, 413, 414, 421, 429])

const urlRefusals = { 400: refusals.badUrl, 404: refusals.notFound, 414: refusals.urlTooLong }

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Answers every request of the process: health, refusals, the lab, static files, then Astro. Reads the build at once. */
export function createListener(parts: SiteParts): RequestListener {
  const { settings, lab, astro, clientDir, isReady, metrics, limiter, store } = parts
  const serveStatic = staticFiles(clientDir)
  const pages = readErrorPages(clientDir)
  const { host } = new URL(settings.publicOrigin)
  const search = siteSearch(clientDir)
  const labSide = { lab, draw: pageDrawing(astro, lab), noted }
  const turns = limiter === null ? null : turnsByAddress(() => performance.now())

  return (req, res) => {
    const id = requestId()
    const path = pathOf(req.url ?? '')
    const address = addressOf(req, settings)
    const passage = { req, res, id, path, address, headers: securityHeaders(settings, path) }
    if (!isReady()) res.setHeader('connection', 'close')
    const begun = metrics === null ? 0 : performance.now()
    res.once('finish', () => {
      logFailure(passage)
      metrics?.answered(rateKind(req.method ?? '', path), res.statusCode, (performance.now() - begun) / 1000)
    })
    const ofLab = isOfLab(path)
    // The lab sets them when it knows what it answers.
    if (!ofLab) startAnswer(passage)
    if (path === '/healthz') return answerHealth(res, 'alive', true)
    if (path === '/readyz') return void answerReady(res, parts)
    if (path === '/metrics' && metrics !== null && answerMetrics(req, res, metrics, settings.metricsToken ?? '')) return
    if (refuse(passage, settings)) return
    if (limiter === null) return answer(passage, ofLab)
    const kind = rateKind(req.method ?? '', path)
    const limited = limiter.take(kind, address).then((seconds) => {
      if (seconds > 0) noted({ level: 'warn', event: 'limited', of: kind })
      if (seconds > 0) answerTooMany(passage, kind, seconds)
      else answer(passage, ofLab)
    })
    requestScope.run(id, () => orError(passage, pages, () => limited))
  }

  function noted(line: LogEntry): void {
    log(line)
    metrics?.noted(line.event, line.of ?? '')
  }

  function answer(passage: Passage, ofLab: boolean): void {
    const { req, res, id, path } = passage
    trustOnlySettings(req, settings, host)
    if (ofLab) {
      if (!store.isUp()) answerError(passage, refusals.storeAway)
      else requestScope.run(id, () => orError(passage, pages, () => answerOfLab(passage, labSide)))
      return
    }
    if (closed.test(path)) answerError(passage, refusals.notFound, pages[404])
    else
      serveStatic(req, res, () => {
        requestScope.run(id, () => orError(passage, pages, () => render(passage, { ...parts, search, turns }, pages)))
      })
  }
}

/** A request target without its query. */
function pathOf(target: string): string {
  const mark = target.indexOf('?')
  return mark < 0 ? target : target.slice(0, mark)
}

function addressOf({ headers, socket }: IncomingMessage, { proxyHops }: Settings): string {
  const forwarded = headers['x-forwarded-for']
  const forwardedFor = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
  return clientAddress({ remoteAddress: socket.remoteAddress, forwardedFor }, proxyHops)
}

/** What the visitor saw as an error, and what was refused; a page that does not exist is neither. */
function logFailure({ req, res, id, path }: Passage): void {
  const { statusCode: status } = res
  if (status < 500 && !refusalStatuses.has(status)) return
  if (path === '/readyz') return
  log({ level: status < 500 ? 'warn' : 'error', event: 'answered', id, method: req.method ?? '', path, status })
}

/** Ready is who has not been told to stop and whose store answers. */
async function answerReady(res: ServerResponse, { isReady, store }: SiteParts): Promise<void> {
  const answers =
    isReady() &&
    (await store.ping().then(
      () => true,
      () => false,
    ))
  answerHealth(res, 'ready', answers && isReady())
}

function answerHealth(res: ServerResponse, state: 'alive' | 'ready', so: boolean): void {
  res.writeHead(so ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(JSON.stringify({ [state]: so }))
}

/** True when the request has been answered: its target is out of bounds, or it was meant for another host. */
function refuse(passage: Passage, settings: Settings): boolean {
  const { req, res } = passage
  const { url = '', method = '' } = req
  if (!methods.includes(method)) {
    res.setHeader('allow', methods.join(', '))
    answerError(passage, refusals.badMethod)
    return true
  }
  const status = judgeUrl(url)
  if (status !== null) {
    answerError(passage, urlRefusals[status])
    return true
  }
  const verdict = judgeHost({ method, url, hosts: hostsOf(req) }, settings.publicOrigin)
  if (verdict.kind === 'elsewhere') {
    startAnswer(passage)
    res.writeHead(302, { location: verdict.location, 'cache-control': 'no-store' }).end()
  }
  if (verdict.kind === 'refused') {
    const text = 'This server does not answer under this name. Its address is:'
    answerError(passage, { status: 421, text, link: settings.publicOrigin })
  }
  return verdict.kind !== 'ours'
}

/** Every Host header; `req.headers` keeps only the first. */
function hostsOf({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.filter((_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host')
}

/** Whatever a client or a proxy says of host and scheme, Astro hears what the settings say. */
function trustOnlySettings(req: IncomingMessage, settings: Settings, host: string): void {
  for (const name of Object.keys(req.headers)) {
    if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete req.headers[name]
  }
  req.headers.host = host
  // Astro reads the scheme of its URLs from here; behind a proxy that ends TLS the socket itself is plain.
  Object.assign(req.socket, { encrypted: settings.https })
}

interface Drawing {
  readonly search: SiteSearch
  /** null: nobody waits for another. */
  readonly turns: Turns | null
}

/** What is drawn for one visitor alone, from much or little: an address has it one after another. */
const dear: ReadonlySet<RateKind> = new Set(['inspector', 'searches'])

async function render(
  passage: Passage,
  { astro, lab, plays, store, search, turns }: SiteParts & Drawing,
  pages: ErrorPages,
): Promise<void> {
  const { req, res, id, path, address } = passage
  const answer = (status: 404 | 500) => {
    if (status === 500 && !store.isUp()) answerError(passage, refusals.storeAway)
    else answerError(passage, status === 404 ? refusals.notFound : refusals.serverError, pages[status])
  }
  if (!store.isUp()) return answerError(passage, refusals.storeAway)
  const body = await readBody(req)
  if (body === null) {
    res.setHeader('connection', 'close')
    return answerError(passage, refusals.bodyTooLarge)
  }
  Object.assign(req, { body, url: onOneLine(req.url ?? '') })
  sendWhole(res, id, answer)
  const draw = async () => {
    // Whoever has left meanwhile needs no page.
    if (!res.destroyed) await astro(req, res, (error) => answer(error === undefined ? 404 : 500), locals)
  }
  const locals = { lab, plays, search, address }
  await (turns !== null && dear.has(rateKind(req.method ?? '', path)) ? turns(address, draw) : draw())
}

/** What is looked up may have several lines, and Astro has no route for an address with a line break in it. */
function onOneLine(url: string): string {
  return url.startsWith('/e/') ? url.replace(/%0[ad]/gi, '%20') : url
}

/** Does the work, and answers with the error page where it fails on our side. */
async function orError(passage: Passage, pages: ErrorPages, work: () => Promise<void>): Promise<void> {
  const { req, res, id } = passage
  try {
    await work()
  } catch (error) {
    if (req.destroyed && !req.complete) return
    log({ level: 'error', event: 'handler', id, message: String(error) })
    if (res.headersSent) res.destroy()
    else answerError(passage, refusals.serverError, pages[500])
  }
}
