import { STATUS_CODES } from 'node:http'

export interface Refusal {
  readonly status: number
  /** One sentence: what is so, and what to do. Plain text. */
  readonly text: string
  /** Where to go on; a link is drawn when there is one. */
  readonly link?: string
  /** When to try again, in seconds. */
  readonly retryAfter?: number
}

/** The sentence of each refusal that needs nothing of its request. */
export const refusals = {
  badUrl: {
    status: 400,
    text: 'This address cannot be read: it has a broken percent sign, or more than 100 parameters. Check the link.',
  },
  badRequest: { status: 400, text: 'This is not an HTTP request that this server understands.' },
  badMethod: { status: 405, text: 'This server has no use for this HTTP method.' },
  timeout: { status: 408, text: 'The request took too long to arrive. Send it again.' },
  bodyTooLarge: { status: 413, text: 'The request holds more than 64 KB. Send less.' },
  urlTooLong: { status: 414, text: 'The address is longer than 8 KB. Open the page without the parameters.' },
  headersTooLarge: {
    status: 431,
    text: 'The browser sent more than 32 KB of headers. Delete the cookies of this site, then reload.',
  },
  notFound: { status: 404, text: 'There is no page at this address.' },
  storeAway: {
    status: 503,
    text: 'What the labs keep cannot be reached now, so they take no logins. The guide goes on; try again in a moment.',
    link: '/guide/',
    retryAfter: 5,
  },
  serverError: { status: 500, text: 'Something broke on our side. Go back and try again.' },
} as const satisfies Record<string, Refusal>

/** Where a built error page wants the id of the request, it holds this text. */
export const requestIdMark = '%request-id%'

/**
 * A whole page in plain HTML: it has to stand when nothing else of the site does. Its style sheet is one file beside it.
 * @param requestId the id that the log line carries
 */
export function errorPage({ status, text, link }: Refusal, requestId: string): string {
  const title = `${status} ${STATUS_CODES[status] ?? 'Error'}`
  const way = link === undefined ? '' : `<p>Go on: <a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>\n`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="/refusal.css">
<header><a href="/">Streamlit Auth Guide</a></header>
<main>
<h1>${title}</h1>
<p>${escapeHtml(text)}</p>
${way}<p>Request <code>${escapeHtml(requestId)}</code></p>
</main>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
