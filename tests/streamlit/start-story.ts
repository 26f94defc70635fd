import type { Page } from 'playwright-core'
import { providers } from '#lib/facts/providers/index.ts'
import { knownProvider } from '#lib/start/known-provider.ts'
import type { Made } from '#lib/start/made.ts'
import { makeFiles } from '#lib/start/make-files.ts'
import { parseChoices } from '#lib/start/parse-choices.ts'
import { freePort } from '../global-site.ts'
import { startApp } from './real-app.ts'
import { type SampleProvider, serveSampleProvider } from './sample-provider.ts'

/** What a form of /start/ gives is run as it says, and Ada logs in and out. */
export interface StartStory {
  readonly python: string
  readonly env?: Readonly<Record<string, string>>
  /** The fields of the form, as a query. */
  readonly form: string
  /** The words on the button that logs in. */
  readonly button: string
  readonly page: Page
}

/** What was made, and what of it was to be seen. */
export interface StartTold {
  readonly made: Made
  readonly port: number
  /** Where the app was opened. */
  readonly address: string
  /** Exceptions on the page, after the login and after the logout. */
  readonly exceptions: readonly string[]
  /** The app's log. */
  readonly log: string
}

const cookieSecret = 'a-cookie-secret-of-the-tests-of-32-bytes'

/** What a form gives for an app on this port, at a provider that is the sample one or stands in for the one chosen. */
export function makeFor(
  form: string,
  provider: Pick<SampleProvider, 'origin' | 'clientId' | 'clientSecret'>,
  port: number,
): Made {
  const fields = new URLSearchParams(form)
  fields.set('port', String(port))
  const chosen = [fields.get('provider') ?? '', ...fields.getAll('also')]
  for (const id of chosen) fields.set(`${id}.client_id`, provider.clientId)
  const known = providers.map((facts) => knownProvider(facts, provider.origin))
  const { choices, problems } = parseChoices(fields, known)
  if (problems.length > 0) throw new Error(`/start/ does not take ${form}: ${JSON.stringify(problems)}`)
  return makeFiles(choices, {
    cookieSecrets: { local: cookieSecret, deployed: undefined },
    clientSecrets: Object.fromEntries(chosen.map((id) => [id, provider.clientSecret])),
  })
}

/** Throws when a page does not come that has to. */
export async function tellStart({ python, env = {}, form, button, page }: StartStory): Promise<StartTold> {
  const port = await freePort()
  const base = new URLSearchParams(form).get('base') ?? ''
  const address = `http://localhost:${port}/${base === '' ? '' : `${base}/`}`
  const provider = await serveSampleProvider([`${address}oauth2callback`])
  const made = makeFor(form, provider, port)
  const files = Object.fromEntries(made.files.map(({ path, text }) => [path, withSampleMetadata(text, provider)]))
  const app = await startApp(python, {
    port,
    main: startCommand(made).main,
    files,
    env: { ...env, ...variables(files['.env'] ?? '') },
    ...(base === '' ? {} : { base, options: [`--server.baseUrlPath=${base}`] }),
  })
  try {
    await page.goto(address)
    await page.getByRole('button', { name: button, exact: true }).click()
    await page.getByRole('button', { name: 'Ada' }).click()
    await page.waitForURL(address)
    await shows(page, form)
    const exceptions = await exceptionsOn(page)
    await logOut(page, form, button)
    return { made, port, address, exceptions: [...exceptions, ...(await exceptionsOn(page))], log: app.log() }
  } finally {
    await app.end()
    await provider.close()
  }
}

/** What the page says to type: the script of `streamlit run`, and its options. */
export function startCommand({ commands }: Made): { readonly main: string; readonly options: string } {
  const line = commands[0]?.lines.find((one) => one.includes('streamlit run')) ?? ''
  const [, main = '', options = ''] = /streamlit run (\S+)(.*)/.exec(line) ?? []
  return { main, options: options.trim() }
}

/** The metadata URLs of other providers become that of the sample provider: the first table's acme, the next one's globex. */
function withSampleMetadata(text: string, { origin }: SampleProvider): string {
  let table = 0
  return text.replace(/("?server_metadata_url"?(?: =|:)) "([^"]*)"/g, (whole, key: string, url: string) => {
    const tenant = table++ === 0 ? 'acme' : 'globex'
    return url.startsWith(origin) ? whole : `${key} "${origin}/provider/${tenant}/.well-known/openid-configuration"`
  })
}

/** The lines `NAME=value` of a file for a shell; no value of these tests needs quotes. */
function variables(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => (line.includes('=') ? [line.split(/=(.*)/s).slice(0, 2)] : [])),
  )
}

/** What the app shows to Ada. */
async function shows(page: Page, form: string): Promise<void> {
  const refused = form.includes('entra&style=allow-list')
  await page.getByText(refused ? 'You are logged in, but not on the list.' : /^Welcome, /).waitFor()
  if (form.includes('needs=groups') && !form.includes('cognito')) await page.getByText('Your groups:').waitFor()
  if (form.includes('needs=profile')) await page.getByText('Welcome, Ada Lovelace.').waitFor()
}

/** By the app's button, and the provider's where it asks. */
async function logOut(page: Page, form: string, button: string): Promise<void> {
  if (form.includes('style=pages')) await page.getByRole('link', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Log out', exact: true }).click()
  const confirm = page.getByRole('button', { name: 'Sign out' })
  const entrance = page.getByRole('button', { name: button, exact: true })
  await confirm.or(entrance).first().waitFor()
  if (await confirm.isVisible()) await confirm.click()
  await entrance.waitFor()
}

function exceptionsOn(page: Page): Promise<string[]> {
  return page.getByTestId('stException').allInnerTexts()
}
