/** Where things stand in a play. Hosts that no one can own (RFC 2606 §2), and that no request of a play leaves for. */
export const appOrigin = 'https://app.example'
export const providerOrigin = 'https://id.example'
export const malloryOrigin = 'https://mallory.example'

export const callback = `${appOrigin}/callback`
export const acmeIssuer = `${providerOrigin}/provider/acme`

/** A provider as the app has it configured. */
export interface AppProvider {
  readonly name: 'acme' | 'mallory'
  readonly issuer: string
  readonly authorization: string
  readonly token: string
  readonly keys: string
  readonly endSession: string | null
  readonly clientId: string
  readonly clientSecret: string
}

const acme: AppProvider = {
  name: 'acme',
  issuer: acmeIssuer,
  authorization: `${acmeIssuer}/auth`,
  token: `${acmeIssuer}/token`,
  keys: `${acmeIssuer}/jwks`,
  endSession: `${acmeIssuer}/session/end`,
  clientId: 'naive-app',
  clientSecret: 'secret-of-the-naive-app-at-acme',
}

const mallory: AppProvider = {
  name: 'mallory',
  issuer: malloryOrigin,
  authorization: `${malloryOrigin}/authorize`,
  token: `${malloryOrigin}/token`,
  keys: `${malloryOrigin}/keys`,
  endSession: null,
  clientId: 'app-1',
  clientSecret: 'secret-of-the-naive-app-at-mallory',
}

/** What the naive app has configured. */
export const appProviders = { acme, mallory } as const
