import type { IncomingMessage, ServerResponse } from 'node:http'
import { httpDate } from '#lib/message/http-date.ts'
import type { WholeRequest, WholeResponse } from '#lib/message/message.ts'
import { callNode } from '#lib/message/node.ts'
import type { Clock } from '#lib/store/store.ts'

/** Where oidc-provider stands: the public origin, and the path that its addresses begin with. */
interface Place {
  readonly origin: string
  readonly mount: string
  readonly clock: Clock
}

/**
 * Calls a handler of oidc-provider. It sees the public origin whatever Host and forwarded headers the client sent,
 * because it builds addresses from them; and its answer says when it was made, as every server's does.
 */
export function callProvider(
  request: WholeRequest,
  { origin, mount, clock }: Place,
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<WholeResponse> {
  const [scheme = '', host = ''] = origin.split('://')
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    response.setHeader('date', httpDate(clock()))
    await handler(incoming, response)
  }
  return callNode(request, answer, (incoming) => {
    const { headers, url = '/' } = incoming
    for (const name of Object.keys(headers)) {
      if (name === 'forwarded' || name.startsWith('x-forwarded')) delete headers[name]
    }
    Object.assign(headers, { host, 'x-forwarded-proto': scheme })
    Object.assign(incoming, { originalUrl: url, url: url.slice(mount.length) || '/' })
  })
}
