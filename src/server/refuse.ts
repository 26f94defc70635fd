import { randomUUID } from 'node:crypto'
import { errorPage, type Refusal } from './error-page.ts'
import { labRefusal } from './lab-refusals.ts'

/** A clear page for a request that a route will not serve. Its text must hold nothing that came from outside. */
export function refuse(refusal: Refusal): Response {
  const { status, retryAfter } = refusal
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(errorPage(refusal, randomUUID()), {
    status,
    headers: retryAfter === undefined ? headers : { ...headers, 'retry-after': String(retryAfter) },
  })
}

/** A page that was drawn already; null: only its head. */
export function htmlPage(html: string | null): Response {
  return new Response(html, { headers: { 'content-type': 'text/html' } })
}

/** The answer where as much of a costly work is under way as allowed. `seconds`: when to try again. */
export function tooBusy(what: string, link: string, seconds: number): Response {
  const text = `Too many ${what} are being played at this moment. Try again in a few seconds.`
  return refuse({ status: 503, text, link, retryAfter: seconds })
}

/** The answer where the lab has no room to keep what it is asked to. `link`: the page to go back to. */
export function labIsFull(link: string): Response {
  return refuse(labRefusal({ full: link }))
}

/** The answer where a path names a sample app that does not exist. */
export function noSuchApp(): Response {
  return refuse(labRefusal({ nothingNamed: 'app' }))
}

/** The answer where a path names a provider that does not exist. */
export function noSuchProvider(): Response {
  return refuse(labRefusal({ nothingNamed: 'provider' }))
}

/** The answer where an address names an own app of a reader's that was not registered here. */
export function noSuchOwnApp(): Response {
  return refuse({
    status: 404,
    text: 'No app is registered under this address: it is not whole, or it was made by another installation of this site. Register the app again.',
    link: '/providers/sample/',
  })
}

/** The answer where an address names a run that this visitor does not have: unknown, forgotten, or another's. */
export function noSuchRun(): Response {
  return refuse({
    status: 404,
    text: 'You have no run under this address. Runs are forgotten an hour after their last message, and nobody sees those of others.',
    link: '/lab/runs/',
  })
}
