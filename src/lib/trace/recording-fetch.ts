import { captureRequest, captureResponse } from './capture.ts'
import type { Exchange, Remark } from './exchange.ts'

export interface Recording {
  readonly fetch: (request: Request) => Promise<Response>
  readonly record: (exchange: Exchange) => Promise<void>
  /** Milliseconds since the epoch, never the same twice: captures are put in order by it. */
  readonly tick: () => number
  /** The tenant that a URL belongs to. */
  readonly tenantOf: (url: string) => string | null
  /** What is to be noted beside a message of the back channel, before its answer is known. */
  readonly remarks?: (request: Request) => readonly Remark[]
}

/**
 * A `fetch` for the app's back channel that keeps what passes: the request as it was sent, the answer as it came,
 * or no answer. What the caller gets is the answer with its body read: text, as all answers of a provider are.
 */
export function recordingFetch(recording: Recording): (url: string, init: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const request = new Request(url, init)
    const at = recording.tick()
    const sent = await captureRequest(request.body === null ? request : request.clone())
    const noted = recording.remarks?.(request) ?? []
    const exchange = {
      at,
      channel: 'back',
      from: 'app',
      to: 'provider',
      tenant: recording.tenantOf(url),
      request: sent,
    } as const
    try {
      const response = await recording.fetch(request)
      const text = await response.text()
      const answer = captureResponse(response, text)
      await recording.record({ ...exchange, took: recording.tick() - at, response: answer, remarks: noted })
      return new Response(text === '' ? null : text, { status: response.status, headers: response.headers })
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      const remarks = [...noted, { kind: 'library', level: 'error', text } as const]
      await recording.record({ ...exchange, took: recording.tick() - at, response: null, remarks })
      throw error
    }
  }
}
