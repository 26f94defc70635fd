import { delimited, messagesOf, readFields, textAt } from './protobuf.ts'

/** What a run of the script sent to the browser, as far as this test asks. */
export interface ScriptRun {
  /** The text that app.py writes: `st.user` and `st.user.tokens` as JSON. */
  readonly text: string | undefined
  /** An exception that reached the page: `Type: message`. */
  readonly exception: string | undefined
  /** Where the browser is told to go. */
  readonly redirect: string | undefined
}

export interface StreamlitSocket {
  /** Runs the script with a query string; null when there is no connection, or it was closed. */
  run(query: string): Promise<ScriptRun | null>
  close(): Promise<void>
}

// Field numbers of Streamlit 1.67: ForwardMsg, Delta, Element, Exception, AuthRedirect, BackMsg, ClientState.
const forward = { delta: 5, scriptFinished: 6, authRedirect: 24 } as const
const delta = { newElement: 3 } as const
const element = { text: 1, exception: 8 } as const
const back = { rerunScript: 11 } as const
const clientState = { queryString: 1 } as const

/** How long a connection or a run of the script may take on a busy machine, in milliseconds. A browser waits for ever. */
const patience = 60_000

/** Opens Streamlit's WebSocket with a browser's headers. Never rejects: what fails shows in `run`. */
export async function openSocket(options: {
  url: string
  headers: Readonly<Record<string, string>>
  /** The value of the XSRF cookie, which the page sends as the second subprotocol; undefined leaves it out. */
  xsrf: string | undefined
  /** Resolves when there is no hope for a connection that has not opened. */
  hopeless?: Promise<unknown>
}): Promise<StreamlitSocket> {
  const protocols = ['streamlit', ...(options.xsrf === undefined ? [] : [options.xsrf])]
  // The DOM's types know only a list of protocols; Node's WebSocket (undici) takes headers too.
  const init = { protocols, headers: options.headers } as unknown as string[]
  const socket = new WebSocket(options.url, init)
  socket.binaryType = 'arraybuffer'
  const opened = await Promise.race([
    settled(socket, 'open'),
    ...(options.hopeless ? [options.hopeless.then(() => false)] : []),
  ])
  return {
    async run(query) {
      if (!opened || socket.readyState !== WebSocket.OPEN) return null
      const run = collect(socket)
      socket.send(new Uint8Array(delimited(back.rerunScript, delimited(clientState.queryString, query))))
      return run
    },
    async close() {
      if (socket.readyState === WebSocket.CLOSED) return
      if (!opened) return socket.close()
      const closed = settled(socket, 'close')
      socket.close()
      await closed
    },
  }
}

function collect(socket: WebSocket): Promise<ScriptRun | null> {
  let text: string | undefined
  let exception: string | undefined
  let redirect: string | undefined
  return new Promise((resolve) => {
    const end = (run: ScriptRun | null) => {
      clearTimeout(timer)
      socket.removeEventListener('message', hear)
      socket.removeEventListener('close', closed)
      resolve(run)
    }
    const closed = () => end(null)
    const hear = ({ data }: MessageEvent) => {
      const message = Buffer.from(data)
      for (const bytes of messagesOf(message, forward.delta).flatMap((one) => messagesOf(one, delta.newElement))) {
        text = textAt(bytes, element.text, 1) ?? text
        const raised = messagesOf(bytes, element.exception)[0]
        if (raised) exception = `${textAt(raised, 1)}: ${textAt(raised, 2)}`
      }
      redirect = textAt(message, forward.authRedirect, 1) ?? redirect
      if (readFields(message).some(({ number }) => number === forward.scriptFinished))
        end({ text, exception, redirect })
    }
    const timer = setTimeout(() => end(null), patience)
    socket.addEventListener('message', hear)
    socket.addEventListener('close', closed)
  })
}

/** True when the event came, false when the socket was closed or nothing came in time. */
function settled(socket: WebSocket, event: 'open' | 'close'): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patience)
    const done = (ok: boolean) => () => {
      clearTimeout(timer)
      resolve(ok)
    }
    socket.addEventListener(event, done(true), { once: true })
    if (event === 'open') socket.addEventListener('close', done(false), { once: true })
    socket.addEventListener('error', () => undefined)
  })
}
