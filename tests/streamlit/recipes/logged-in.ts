import type { Browser, Page } from 'playwright-core'
import { madeLogin } from '../made-login.ts'
import type { SampleProvider } from '../sample-provider.ts'

/** The `cookie_secret` of apps whose logins tests make up. */
export const cookieSecret = 'a-cookie-secret-of-the-tests-of-32-bytes'

/** An `[auth]` that is enough for made logins: nobody can press the login button with it. */
export function authFor(origin: string): string {
  return `[auth]\nredirect_uri = "${origin}/oauth2callback"\ncookie_secret = "${cookieSecret}"\n`
}

/** An `[auth]` with the sample provider Acme, where people can log in and out. */
export function authAt(origin: string, { origin: issuer, clientId, clientSecret }: SampleProvider): string {
  return `${authFor(origin)}client_id = "${clientId}"
client_secret = "${clientSecret}"
server_metadata_url = "${issuer}/provider/acme/.well-known/openid-configuration"
`
}

/** A page's secrets.toml with what a reader fills in, at the sample provider Acme. */
export function filledIn(secrets: string, { origin, clientId, clientSecret }: SampleProvider): string {
  return secrets
    .replace('your-cookie-secret', cookieSecret)
    .replace('your-client-id', clientId)
    .replace('your-client-secret', clientSecret)
    .replace('https://login.example.com', `${origin}/provider/acme`)
}

/** Who opens a page: the claims of their login; null for nobody. */
export interface Visit {
  readonly claims: object | null
  readonly tokens?: object
  readonly provider?: string
}

/** A page of a browser of its own, at an address of the app, with a login of these claims. */
export async function visit(
  browser: Browser,
  address: string,
  { claims, tokens = {}, provider = '' }: Visit,
): Promise<Page> {
  const { origin } = new URL(address)
  const made =
    claims === null ? null : madeLogin({ claims, tokens, provider, address: origin }, { secret: cookieSecret })
  const context = await browser.newContext(made === null ? {} : { storageState: made.storageState })
  const page = await context.newPage()
  await page.goto(address)
  return page
}
