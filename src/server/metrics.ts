import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { LogEvent } from './log.ts'
import type { RateKind } from './rate/kinds.ts'

/** What the process tells a collector. Labels are of closed lists: nothing that a stranger sends becomes one. */
export interface Metrics {
  /** Notes an answer that was sent. `seconds`: since its request came. */
  answered(kind: RateKind, status: number, seconds: number): void
  /** Notes a line of the log that operators count. */
  noted(event: LogEvent, of: string): void
  /** Counts the open connections of a server when asked. */
  watch(server: Server): void
  /** Everything in Prometheus' text format 0.0.4. */
  text(): Promise<string>
}

export function createMetrics(): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From a request to the end of its answer.',
    labelNames: ['kind', 'status'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [register],
  })
  const events = new Counter({
    name: 'events_total',
    help: 'Lines of the log that are counted: logins, registrations, addresses that had their share.',
    labelNames: ['event', 'of'],
    registers: [register],
  })
  return {
    answered: (kind, status, seconds) => durations.labels(kind, `${Math.floor(status / 100)}xx`).observe(seconds),
    noted: (event, of) => events.labels(event, of).inc(),
    watch(server) {
      const gauge = new Gauge({
        name: 'http_connections_open',
        help: 'Connections that are open.',
        registers: [register],
        collect: () =>
          new Promise<void>((resolve, reject) => {
            server.getConnections((error, count) => {
              if (error) reject(error)
              else resolve(gauge.set(count))
            })
          }),
      })
    },
    text: () => register.metrics(),
  }
}

/**
 * Answers /metrics for who has the token, `Authorization: Bearer <token>` (RFC 6750 §2.1).
 * @returns false, and nothing is answered, for all others
 */
export function answerMetrics(req: IncomingMessage, res: ServerResponse, metrics: Metrics, token: string): boolean {
  const given = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? ''
  if (!timingSafeEqual(digest(given), digest(token))) return false
  metrics.text().then(
    (text) => {
      res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' })
      res.end(text)
    },
    () => res.writeHead(500).end(),
  )
  return true
}

/** Of one length, so that comparing says nothing about the token's. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
