import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { format } from 'node:util'
import { clientErrors } from './src/server/client-error.ts'
import { guardConnections } from './src/server/connections.ts'
import type { AstroHandler } from './src/server/draw-page.ts'
import { connectionLimits, limits } from './src/server/limits.ts'
import { listenProblem } from './src/server/listen-problem.ts'
import { createListener } from './src/server/listener.ts'
import { captureConsole, log, requestScope } from './src/server/log.ts'
import { makeLab } from './src/server/make-lab.ts'
import { createMetrics } from './src/server/metrics.ts'
import { playsInWorker } from './src/server/plays/plays.ts'
import { stopOnSignals } from './src/server/shutdown.ts'
import { builtFor, otherOrigin } from './src/server/site-origin.ts'
import { startSettings } from './src/server/start-settings.ts'
import { kept } from './src/server/store.ts'

const result = await startSettings(process.env)
if (!result.ok) fail(result.problems)
const { settings } = result

captureConsole()
// What cannot be written there, on a full disk for example, is lost, and no more than that.
process.stdout.on('error', () => undefined)
if (result.warning !== null) log({ level: 'warn', event: 'secrets', message: result.warning })
process.on('uncaughtException', (error) => {
  log({ level: 'error', event: 'uncaught', message: error.stack ?? String(error) })
  process.exit(1)
})
// Astro's handler logs those of a request, and its listening keeps Node from logging the others.
process.on('unhandledRejection', (reason) => {
  if (requestScope.getStore() === undefined) log({ level: 'error', event: 'rejection', message: format(reason) })
})

let ready = true
/** Astro's handler of the build. */
const entry = new URL('./dist/server/entry.mjs', import.meta.url).href
const { store, limiter } = await kept(settings).catch((error) => fail([String(error.message)]))
const clientDir = builtPages()
const other = otherOrigin(settings, new URL(builtFor, import.meta.url))
if (other !== null) log({ level: 'warn', event: 'start', message: other })
const [astro, lab] = await Promise.all([loadAstro(), makeLab(settings, store)])
const metrics = settings.metricsToken === null ? null : createMetrics()
const listener = createListener({
  settings,
  lab,
  metrics,
  plays: playsInWorker(Date.now, entry),
  store,
  limiter,
  astro,
  clientDir,
  isReady: () => ready,
})
const errors = clientErrors(settings)

// requireHostHeader: Node's own answer to a missing Host carries none of our headers; the listener refuses it.
const server = createServer({
  maxHeaderSize: limits.headerBytes,
  headersTimeout: limits.headersTimeout,
  requestTimeout: limits.requestTimeout,
  keepAliveTimeout: limits.keepAliveTimeout,
  connectionsCheckingInterval: 1000,
  requireHostHeader: false,
})
server.maxConnections = limits.connections
server.maxRequestsPerSocket = limits.requestsPerConnection
guardConnections(server, { hops: settings.proxyHops, limits: connectionLimits, now: () => performance.now() })
server.on('request', errors.watch).on('request', listener).on('checkExpectation', listener)
server.on('clientError', errors.answer)
server.on('error', (error: NodeJS.ErrnoException) => fail([listenProblem(settings, error.code)]))
metrics?.watch(server)
stopOnSignals(server, () => {
  ready = false
})
server.listen(settings.port, settings.host, () => process.stdout.write(`Ready on ${settings.publicOrigin}\n`))

/** The folder of what the build made for browsers. */
function builtPages(): string {
  const folder = fileURLToPath(new URL('./dist/client/', import.meta.url))
  return existsSync(folder) ? folder : fail(['The built pages are not in dist/client: run "npm run build" first.'])
}

async function loadAstro(): Promise<AstroHandler> {
  try {
    const { handler } = await import(entry)
    return handler
  } catch (cause) {
    log({ level: 'error', event: 'start', message: String(cause) })
    return fail([`The built site cannot be loaded from dist/server: run "npm run build" first.`])
  }
}

function fail(problems: readonly string[]): never {
  process.stderr.write(`${problems.join('\n')}\n`)
  process.exit(1)
}
