import type { Finding } from '#lib/findings/finding.ts'
import { type Address, addressOf } from './address.ts'
import { barFindings } from './bar.ts'
import { finding } from './findings.ts'
import { firstDifference, type Marked } from './first-difference.ts'
import { ownFindings } from './own.ts'
import { registeredFindings } from './registered.ts'

export interface ThreeAddresses {
  /** The app's address, as the address bar shows it. */
  readonly app: string
  /** `redirect_uri` of secrets.toml; `{port}` stands for the port of the app. */
  readonly redirectUri: string
  /** What is registered at the provider: one address a line. */
  readonly registered: string
}

export interface AddressReport {
  /** What breaks a login first. */
  readonly findings: readonly Finding[]
  /** `redirect_uri` beside the registered address that is nearest to it, marked at the first character that differs. */
  readonly beside: { readonly redirectUri: Marked; readonly registered: Marked } | null
  /** Nothing is wrong with any of the three. False while one is empty. */
  readonly fit: boolean
}

/** The most characters of one address, and the most that are registered. */
const longest = 2000
const mostRegistered = 100

/**
 * Compares the three addresses on which a login depends, as written: the provider compares `redirect_uri` with what is
 * registered character by character (RFC 6749 §3.1.2.3, OpenID Connect Core §3.1.2.1), the browser keeps the cookies of
 * each host apart, and Streamlit compares origins as texts.
 */
export function compareAddresses(given: ThreeAddresses): AddressReport {
  const app = given.app.trim()
  const uri = unquoted(given.redirectUri)
  const lines = given.registered
    .split(/\r\n?|\n/)
    .map(unquoted)
    .filter((line) => line !== '')
  if ([app, uri, ...lines].some((text) => text.length > longest) || lines.length > mostRegistered) {
    return { findings: [tooLong()], beside: null, fit: false }
  }
  const appAddress = addressOf(app)
  const sent = withPort(uri, appAddress)
  const nearest = nearestTo(sent, lines)
  const findings = [
    ...(sent === '' ? [] : ownFindings(sent)),
    ...(sent === '' || app === '' ? [] : barFindings(appAddress, addressOf(sent), app)),
    ...(sent === '' || nearest === undefined ? [] : registeredFindings(sent, nearest)),
  ]
  const difference = nearest === undefined || sent === '' ? null : firstDifference(sent, nearest)
  return {
    findings: [...findings.filter(({ kind }) => kind === 'fails'), ...findings.filter(({ kind }) => kind !== 'fails')],
    beside: difference && { redirectUri: difference.a, registered: difference.b },
    fit: findings.length === 0 && app !== '' && sent !== '' && nearest !== undefined,
  }
}

/** Without the quotes and the name, as a line of secrets.toml is pasted. Blanks inside the quotes stay. */
function unquoted(text: string): string {
  const bare = text.replace(/^\s*redirect_uri\s*=\s*/, '')
  return /^\s*(["'])(.*)\1\s*,?\s*$/s.exec(bare)?.[2] ?? bare.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

function withPort(uri: string, app: Address | null): string {
  return uri.replaceAll('{port}', app?.port || '8501')
}

/** The line that shares the longest beginning and end with the address. */
function nearestTo(uri: string, lines: readonly string[]): string | undefined {
  const shared = (line: string) => {
    let from = 0
    while (from < Math.min(uri.length, line.length) && uri[from] === line[from]) from++
    let end = 0
    while (end < Math.min(uri.length, line.length) - from && uri.at(-1 - end) === line.at(-1 - end)) end++
    return line === uri ? Infinity : from + end - Math.abs(line.length - uri.length) / 1000
  }
  return lines.toSorted((a, b) => shared(b) - shared(a))[0]
}

function tooLong(): Finding {
  return finding('redirect-too-long', 'surprising', {
    of: 'redirect_uri',
    title: 'This is too long for an address',
    so: `One of the three has over ${longest} characters, or over ${mostRegistered} are registered.`,
    does: 'Nothing here was compared.',
    fix: 'Paste addresses only.',
  })
}
