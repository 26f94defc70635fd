import { checkSecrets } from '#lib/check/check-secrets.ts'
import type { Finding } from '#lib/findings/finding.ts'
import { type Dropped, droppedOf } from '#lib/pasted/authorization-request/build-request.ts'
import { type RequestParameter, readRequest } from '#lib/pasted/authorization-request/read-request.ts'
import type { Fetch } from '#lib/relying-party/client.ts'
import { discover } from '#lib/relying-party/discover.ts'
import { failureOf } from '#lib/relying-party/failure.ts'
import { type AppConfig, configFrom } from '#lib/sample-app/app-config.ts'
import { buildAuthorizationRequest, tokenEndpointAuthMethod } from '#lib/streamlit/authorization-request.ts'
import { checkLogin } from '#lib/streamlit/check-login.ts'
import type { ProviderConfig } from '#lib/streamlit/provider-config.ts'
import { providerCrash } from '#lib/streamlit/provider-crash.ts'
import { randomString } from '#lib/streamlit/random-string.ts'
import { versionsRun } from '#lib/streamlit/versions.ts'

/** What a secrets.toml would do in a sample app. */
export interface Preview {
  /** Why no session of the app would ever start, in Streamlit's words; null for an app that loads. */
  readonly unloadable: string | null
  /** One for each login button of the app. */
  readonly logins: readonly PreviewedLogin[]
  /** What is wrong with the file, or odd, that is not so with the app's own. */
  readonly findings: readonly Finding[]
}

/** What becomes of a login button that is pressed. */
export interface PreviewedLogin {
  /** The words on the button. */
  readonly label: string
  readonly outcome: /** `st.login()` raises, and the app shows it in a red box. */
    | { readonly kind: 'refused'; readonly says: string }
    /** The route crashes: "Internal Server Error". `says`: the exception. */
    | { readonly kind: 'crash'; readonly says: string }
    /** The metadata cannot be read: "Authentication error". `says`: what openid-client says. */
    | { readonly kind: 'unread'; readonly says: string }
    | {
        readonly kind: 'request'
        readonly url: string
        readonly parameters: readonly RequestParameter[]
        readonly dropped: readonly Dropped[]
      }
}

interface ReadBy {
  /** Reaches the sample providers, for their metadata. */
  readonly send: Fetch
  /** Unix seconds. */
  readonly now: number
}

/** Reads the file as Streamlit would, and makes the request of each login button without sending it. */
export async function previewOf(app: AppConfig, secretsToml: string, by: ReadBy): Promise<Preview> {
  const edited = configFrom(app, app.scenario, secretsToml)
  const buttons = app.scenario.app.flatMap(({ widget }) => (widget?.kind === 'login' ? [widget] : []))
  const logins: PreviewedLogin[] = []
  for (const { label, provider } of buttons) logins.push({ label, outcome: await outcomeOf(edited, provider, by) })
  const [own, theirs] = [await findingsOf(app.secretsToml), await findingsOf(secretsToml)]
  const known = new Set(own.map(({ code }) => code))
  return { unloadable: edited.unloadable, logins, findings: theirs.filter(({ code }) => !known.has(code)) }
}

async function findingsOf(secretsToml: string): Promise<readonly Finding[]> {
  return (await checkSecrets(secretsToml, { streamlit: versionsRun.at(-1) ?? '' })).findings
}

async function outcomeOf(app: AppConfig, provider: string | null, by: ReadBy): Promise<PreviewedLogin['outcome']> {
  const { secrets } = app
  const login = checkLogin(secrets, provider)
  if (!login.ok) return { kind: 'refused', says: `${login.type}: ${login.message}` }
  const says = providerCrash(secrets, login.provider)
  if (says !== undefined) return { kind: 'crash', says }
  const config = app.provider(login.provider)
  if (!config) return { kind: 'unread', says: 'No client can be made of this table.' }
  try {
    return await requestOf(app, config, by)
  } catch (error) {
    const { name, message } = failureOf(error)
    return { kind: 'unread', says: `${name}: ${message}` }
  }
}

async function requestOf(
  app: AppConfig,
  config: ProviderConfig,
  { send, now }: ReadBy,
): Promise<PreviewedLogin['outcome']> {
  const { metadata } = await discover({
    metadataUrl: config.serverMetadataUrl,
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    authMethod: tokenEndpointAuthMethod(config),
    fetch: send,
    clockSkew: 0,
    now,
  })
  const { authorization_endpoint: endpoint, code_challenge_methods_supported: methods = null } = metadata
  if (endpoint === undefined) return { kind: 'unread', says: 'The metadata name no authorization_endpoint.' }
  const request = buildAuthorizationRequest({
    metadata: { authorization_endpoint: endpoint, code_challenge_methods_supported: methods },
    config,
    redirectUri: app.redirectUri || '/',
    random: randomString,
  })
  const { parameters } = readRequest(request.url)
  return { kind: 'request', url: request.url, parameters, dropped: droppedOf(app.secrets, config, request) }
}
