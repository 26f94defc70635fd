import type { LogLine } from '#lib/streamlit/log-lines.ts'
import type { Remark } from '#lib/trace/exchange.ts'
import { send } from './cookie-client.ts'
import { type Listening, listen } from './listen.ts'
import { makeApp, type PageAnswer } from './sample-app.ts'
import type { Action, Side } from './side.ts'

/** The fault that takes the XSRF token away: plain pages have none of their own. */
const noToken = 'missing-xsrf-token'

/**
 * The sample app as one side: the code that answers at /app/<scenario>/ on the site, behind a bare HTTP server, with
 * any secrets.toml, and a back channel over HTTP to the same providers that Streamlit calls. `switchOn` sets the fault
 * that is on in its lab.
 */
export async function sampleSide(
  slug: string,
): Promise<Side & Pick<Listening, 'close'> & { switchOn(fault: string | null): void }> {
  const said: LogLine[] = []
  const state: { toml: string | null; fault: string | null } = { toml: null, fault: null }
  const hear = (remarks: readonly Remark[]) => {
    for (const { kind, level, text } of remarks) if (kind === 'log') said.push({ level, text })
  }
  const app = makeApp(slug, state, hear)
  const server = await listen(app)
  return {
    name: 'sample app',
    close: server.close,
    async configure(secretsToml) {
      state.toml = secretsToml
    },
    switchOn(fault) {
      state.fault = fault
    },
    get: (url, jar) => send({ url, port: server.port, jar }),
    ask: (method, url, jar) => send({ url, port: server.port, jar, method }),
    async open({ jar, url, without }) {
      let session: string | null = null
      return {
        async run(action) {
          const asked = new URL(url)
          asked.search = queryOf(session, action)
          const { fault } = state
          if (without === 'xsrf') state.fault = noToken
          const { body } = await send({ url: asked, port: server.port, jar })
          state.fault = fault
          const answer: PageAnswer = JSON.parse(body)
          session = answer?.session ?? null
          return answer
        },
        close: async () => undefined,
      }
    },
    logs: () => said.splice(0),
  }
}

function queryOf(session: string | null, action: Action | undefined): string {
  return new URLSearchParams({ ...(session !== null && { session }), ...asked(action) }).toString()
}

function asked(action: Action | undefined): Record<string, string> {
  if (action === undefined) return {}
  if ('guard' in action) return { guard: '1' }
  return 'logout' in action ? { logout: '1' } : { login: JSON.stringify(action.login) }
}
