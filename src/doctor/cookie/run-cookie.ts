import { addressOf, isLoopback } from '#lib/findings/addresses.ts'
import { fromUtf8 } from '#lib/python/bytes.ts'
import { dumps, type Json, loads, loadsObject } from '#lib/python/json.ts'
import { authSettings } from '#lib/streamlit/auth-section.ts'
import { parseSecrets, tomlReader } from '#lib/streamlit/secrets.ts'
import { tomlReaderOf } from '#lib/streamlit/versions.ts'
import type { CookieAsked } from '#lib/test-login/asked.ts'
import { cookieFormats, fileFormats } from '#lib/test-login/formats/index.ts'
import { makeCookies } from '#lib/test-login/make-cookies.ts'
import { readLogin } from '#lib/test-login/read-login.ts'
import type { World } from '../world.ts'
import { cookieUsage, type MakeAsked, readCookieArguments } from './cookie-arguments.ts'

/** What was asked wrongly, or could not be read. */
class Refused extends Error {}

/**
 * Runs `doctor cookie`.
 *
 * @param args those behind `cookie`
 * @returns the exit code: 0, or 2 when it was asked wrongly
 */
export async function runCookie(args: readonly string[], world: World): Promise<0 | 2> {
  const asked = readCookieArguments(args)
  if (asked.kind === 'help') {
    world.print(cookieUsage)
    return 0
  }
  if (asked.kind === 'wrong') {
    world.complain(`doctor cookie: ${asked.message}\n\n${cookieUsage}`)
    return 2
  }
  try {
    world.print(await made(asked, world))
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    world.complain(`${error.message.replaceAll(/^/gm, 'doctor cookie: ')}\n`)
    return 2
  }
}

async function made(asked: MakeAsked, world: World): Promise<string> {
  const { format, age, streamlit } = asked
  const file = fileFormats[format]
  // Read once, and only where it is needed: standard input has no second time.
  let read: ReturnType<typeof settings> | undefined
  const fromFile = (why: string) => {
    read ??= settings(asked, world, why)
    return read
  }
  const login = await loginAsked(asked, world, fromFile)
  if (file !== undefined) {
    const reading = readLogin(login)
    if (!reading.ok) throw new Refused(reading.problems.map(({ text }) => text).join('\n'))
    return file(reading.login)
  }
  const secret = await secretOf(asked, world, fromFile)
  const making = makeCookies(login, { secret, age, streamlit }, world.now())
  if (!making.ok) throw new Refused(making.problems.map(({ text }) => text).join('\n'))
  for (const remark of making.made.remarks) world.complain(`doctor cookie: note: ${remark}\n`)
  return cookieFormats[format]?.(making.made) ?? ''
}

type FromFile = (why: string) => ReturnType<typeof settings>

async function loginAsked(asked: MakeAsked, world: World, fromFile: FromFile): Promise<CookieAsked> {
  return {
    claims: await claimsOf(asked, world),
    tokens: asked.token.length === 0 ? '' : dumps(Object.fromEntries(asked.token.map((one) => pair('--token', one)))),
    address: asked.url ?? (await fromFile('Without --url, the address of the app is read there')).redirectUri ?? '',
    provider: asked.provider,
  }
}

/** The file's claims with those of the arguments over them; the file's own text where there are no others. */
async function claimsOf({ claims: path, claim }: MakeAsked, world: World): Promise<string> {
  const text = path === undefined ? '' : await textOf(path, world)
  if (claim.length === 0) return text
  const object = path === undefined ? {} : loadsObject(text)
  return object === undefined
    ? text
    : dumps({ ...object, ...Object.fromEntries(claim.map((one) => pair('--claim', one))) })
}

/** `NAME=TEXT`, or `NAME:=JSON`. */
function pair(option: string, given: string): readonly [string, Json] {
  const [, name, isJson, text = ''] = /^([^=]+?)(:?)=(.*)$/s.exec(given) ?? []
  if (name === undefined) throw new Refused(`${option} takes a name and a value, such as email=ada@example.com`)
  if (isJson === '') return [name, text]
  const value = loads(text)
  if (value === undefined) throw new Refused(`${option} ${name} is not JSON. Write ${name}=… for a text`)
  return [name, value]
}

async function secretOf(asked: MakeAsked, world: World, fromFile: FromFile): Promise<string> {
  if (asked.secretEnv !== undefined) {
    const secret = world.env(asked.secretEnv)
    if (secret === undefined) throw new Refused(`there is no environment variable ${asked.secretEnv}`)
    return secret
  }
  const { cookieSecret, redirectUri = '' } = await fromFile('Without --secret-env, the cookie_secret is read there')
  if (cookieSecret === undefined) throw new Refused(`${asked.secrets} has no text cookie_secret in [auth]`)
  const app = addressOf(redirectUri)
  if (asked.url !== undefined && app !== undefined && !isLoopback(app)) {
    world.complain(
      `doctor cookie: note: the cookie_secret of ${asked.secrets} is that of an app at ${app.origin}: whoever knows it logs in there as anybody. Give tests a secret of their own.\n`,
    )
  }
  return cookieSecret
}

async function settings(asked: MakeAsked, world: World, why: string) {
  const text = await textOf(asked.secrets, world, `. ${why}`)
  const secrets = parseSecrets(text, await tomlReader(tomlReaderOf(asked.streamlit)))
  if (!secrets.ok)
    throw new Refused(
      `${asked.secrets} is no TOML that Streamlit ${asked.streamlit} reads: ask doctor ${asked.secrets}`,
    )
  return authSettings(secrets, 8501)
}

async function textOf(path: string, world: World, why = ''): Promise<string> {
  const name = path === '-' ? 'standard input' : path
  const bytes = await world.read(path).catch((error: unknown) => {
    throw new Refused(`cannot read ${name}: ${error instanceof Error ? error.message : 'unknown reason'}${why}`)
  })
  const text = fromUtf8(bytes)
  if (text === undefined) throw new Refused(`${name} is not UTF-8`)
  return text
}
