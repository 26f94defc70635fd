import type { WholeRequest, WholeResponse } from '#lib/message/message.ts'
import { captureRequest, captureResponse } from './capture.ts'
import type { Exchange, Remark } from './exchange.ts'

type Send = (request: WholeRequest) => Promise<WholeResponse>

export interface Recording {
  readonly send: Send
  readonly record: (exchange: Exchange) => Promise<void>
  /** Milliseconds since the epoch, never the same twice: captures are put in order by it. */
  readonly tick: () => number
  /** The tenant that a URL belongs to. */
  readonly tenantOf: (url: string) => string | null
  /** What is to be noted beside a message of the back channel, before its answer is known. */
  readonly remarks?: (request: WholeRequest) => readonly Remark[]
}

/** The app's back channel, keeping what passes: the request as it was sent, the answer as it came, or no answer. */
export function recordingFetch(recording: Recording): Send {
  return async (request) => {
    const at = recording.tick()
    const noted = recording.remarks?.(request) ?? []
    const exchange = {
      at,
      channel: 'back',
      from: 'app',
      to: 'provider',
      tenant: recording.tenantOf(request.url),
      request: captureRequest(request),
    } as const
    try {
      const answer = await recording.send(request)
      const response = captureResponse(answer, { withBody: true })
      await recording.record({ ...exchange, took: recording.tick() - at, response, remarks: noted })
      return answer
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      const remarks = [...noted, { kind: 'library', level: 'error', text } as const]
      await recording.record({ ...exchange, took: recording.tick() - at, response: null, remarks })
      throw error
    }
  }
}
