/**
 * A set-up file: every `fetch` of a test has a connection of its own. One that is kept may be closed by the server, which
 * waits five seconds, just when a test that was not let run for a while uses it again: ECONNRESET.
 */
const { fetch } = globalThis
globalThis.fetch = (input, init) => {
  const request = new Request(input, init)
  request.headers.set('connection', 'close')
  return fetch(request)
}

export {}
