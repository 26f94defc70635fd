import { HeaderList } from '#lib/message/header-list.ts'
import { bodyOf, type WholeResponse } from '#lib/message/message.ts'
import type { Client, Fetch } from '#lib/relying-party/client.ts'
import type { ProviderConfig } from '#lib/streamlit/auth-section.ts'
import { tokenEndpointAuthMethod } from '#lib/streamlit/authorization-request.ts'
import { type LogLine, uncaughtInServer } from '#lib/streamlit/log-lines.ts'
import type { Remark } from '#lib/trace/exchange.ts'
import type { AppConfig } from './app-config.ts'

/** One request to a sample app, and what it takes to answer it. */
export interface AppCall {
  readonly config: AppConfig
  readonly query: URLSearchParams
  readonly jar: ReadonlyMap<string, string>
  /** Unix seconds, by the app's clock. */
  readonly now: number
  /** How far the app's clock is ahead of the machine's, in seconds. */
  readonly clockSkew: number
  /** The back channel. */
  readonly fetch: Fetch
}

/** A redirect or a plain page, the cookies that go with it, and what the app's log would say. */
export interface AppAnswer {
  readonly response: WholeResponse
  readonly remarks: readonly Remark[]
}

export function redirectTo(location: string, setCookies: readonly string[], remarks: readonly Remark[]): AppAnswer {
  const headers = new HeaderList({ location })
  for (const line of setCookies) headers.append('set-cookie', line)
  return { response: { status: 302, headers, body: null }, remarks }
}

/** What the browser gets where Streamlit does not catch an exception of its own. */
export function crashed(): AppAnswer {
  const headers = new HeaderList({ 'content-type': 'text/plain; charset=utf-8' })
  const response = { status: 500, headers, body: bodyOf('Internal Server Error') }
  return { response, remarks: logged(uncaughtInServer()) }
}

export function logged(line: LogLine | null): Remark[] {
  return line ? [{ kind: 'log', level: line.level, text: line.text }] : []
}

export function libraryRemark(failure: {
  readonly name: string
  readonly code: string | null
  readonly message: string
}): Remark {
  const code = failure.code === null ? '' : ` (${failure.code})`
  const who = failure.name === 'IdTokenError' ? '' : 'openid-client: '
  return { kind: 'library', level: 'error', text: `${who}${failure.name}${code}: ${failure.message}` }
}

export function clientFor(call: AppCall, provider: ProviderConfig): Client {
  return {
    metadataUrl: provider.serverMetadataUrl,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    authMethod: tokenEndpointAuthMethod(provider),
    fetch: call.fetch,
    clockSkew: call.clockSkew,
    now: call.now,
  }
}
