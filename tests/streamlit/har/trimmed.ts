import type { Har } from 'har-format'

const assets = /\/static\/|\/_astro\/|\.(?:js|css|woff2?|png|svg|ico)$/
/** Of what belongs to no login a few are kept, so that there is something to pass over. */
const assetsKept = 2
/** A login that begins again and again is cut. */
const most = 60

/** A recorded HAR without what no reader of logins looks at, small enough to be kept. */
export function trimmed(text: string): string {
  const { log }: Har = JSON.parse(text)
  let left = assetsKept
  const entries = log.entries
    .filter(({ request }) => !assets.test(new URL(request.url).pathname) || left-- > 0)
    .map(({ startedDateTime, time, request, response, _resourceType }) => ({
      startedDateTime,
      time,
      request: { ...request, cookies: [] },
      response: {
        ...response,
        cookies: [],
        content: { ...response.content, text: pageText(response.content.text ?? '') },
      },
      cache: {},
      timings: { send: 0, wait: time, receive: 0 },
      _resourceType,
    }))
  return `${JSON.stringify({ log: { version: log.version, creator: log.creator, entries: entries.slice(0, most) } })}\n`
}

/** A page without its head, scripts and pictures; nothing of what is no page. */
function pageText(text: string): string {
  return /^<!doctype html/i.test(text)
    ? text.replace(/<(head|script|style|svg)\b[\s\S]*?<\/\1>/gi, '').slice(0, 8000)
    : ''
}
