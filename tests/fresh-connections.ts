/**
 * A set-up file: every `fetch` of a test has a connection of its own. One that is kept may be closed by the server, which
 * waits five seconds, just when a test that was not let run for a while uses it again: ECONNRESET.
 */
const { fetch } = globalThis
globalThis.fetch = (input, init) => {
  const request = new Request(input, init)
  request.headers.set('connection', 'close')
  // Handed on as it was given: a request made of another forgets the other's signal once that is collected.
  const signal = init?.signal ?? (input instanceof Request ? input.signal : null)
  return fetch(request, { signal })
}

export {}
