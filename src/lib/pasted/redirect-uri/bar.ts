import type { Finding } from '#lib/findings/finding.ts'
import { callbackOutcome } from '#lib/streamlit/callback-outcomes.ts'
import { originMismatch } from '#lib/streamlit/log-lines.ts'
import { type Address, addressOf, basePath, isOwnMachine, portOf } from './address.ts'
import { code, finding } from './findings.ts'

/** The address bar beside `redirect_uri`: two hosts have two sets of cookies, and Streamlit compares origins as texts. */
export function barFindings(app: Address | null, uri: Address | null, typed: string): Finding[] {
  if (app === null) {
    return [
      finding('redirect-app-no-address', 'surprising', {
        of: 'app',
        title: 'The app’s address is incomplete',
        so: `${code(typed)} does not begin with a scheme and a host.`,
        does: 'It was not compared.',
        fix: 'Copy it from the address bar: browsers hide the scheme, and copy it.',
      }),
    ]
  }
  if (uri === null) return []
  const elsewhere = host(app, uri)
  return [...elsewhere, ...(elsewhere.length > 0 ? [] : [...scheme(app, uri), ...port(app, uri)]), ...base(app, uri)]
}

function host(app: Address, uri: Address): Finding[] {
  if (app.host.toLowerCase() === uri.host.toLowerCase()) return []
  const machine = isOwnMachine(app.host) && isOwnMachine(uri.host)
  const www = app.host.replace(/^www\./i, '') === uri.host.replace(/^www\./i, '')
  return [
    finding('redirect-host', 'fails', {
      of: 'app',
      title: 'The login begins at one host and ends at another',
      so: `The address bar says ${code(app.host)}, \`redirect_uri\` says ${code(uri.host)}. ${
        machine
          ? 'Both are this machine; to a browser they are two hosts.'
          : www
            ? 'With and without `www.` they are two hosts.'
            : 'Cookies of one are not sent to the other.'
      }`,
      does: 'The cookie that remembers the login stays at the first host. The callback arrives at the second, which knows of none: the start page, logged out.',
      says: callbackOutcome('callback-unknown-state').log?.text ?? '',
      where: 'log',
      fix: machine
        ? `Open the app at ${code(`${uri.scheme}://${uri.host}${uri.port && `:${uri.port}`}`)}, or write ${code(app.host)} into \`redirect_uri\` and at the provider.`
        : 'Send people to one of the two, before they log in.',
    }),
  ]
}

function scheme(app: Address, uri: Address): Finding[] {
  if (app.scheme.toLowerCase() === uri.scheme.toLowerCase()) return []
  return [
    finding('redirect-bar-scheme', 'fails', {
      of: 'app',
      title: 'The app is open with another scheme',
      so: `The address bar says ${code(app.scheme)}, \`redirect_uri\` says ${code(uri.scheme)}.`,
      does: 'Where the callback is sent on to the scheme of the address bar, the cookie names the other one and every page load ignores it. Where nothing answers there, the browser shows an error.',
      says: originMismatch().text,
      where: 'log',
      fix: `Write ${code(`${app.scheme}://`)} in \`redirect_uri\` and at the provider. Behind a proxy it is the proxy’s scheme that counts.`,
    }),
  ]
}

function port(app: Address, uri: Address): Finding[] {
  if (portOf(app) === portOf(uri) || app.scheme.toLowerCase() !== uri.scheme.toLowerCase()) return []
  return [
    finding('redirect-bar-port', 'fails', {
      of: 'app',
      title: 'The callback goes to another port',
      so: `The address bar says port ${code(portOf(app))}, \`redirect_uri\` says ${code(portOf(uri))}.`,
      does: 'The person signs in, and the browser goes to a port where another app answers, or none.',
      where: 'browser',
      fix: 'Write `{port}` in `redirect_uri` for the port that Streamlit runs on, or the port that people see.',
    }),
  ]
}

function base(app: Address, uri: Address): Finding[] {
  const assumed = basePath(uri)
  if (assumed === null) return []
  const shown = app.path === '' ? '/' : app.path
  if (assumed === '' && shown === '/') return []
  if (assumed !== '' && (shown === assumed || shown.startsWith(`${assumed}/`))) return []
  if (assumed !== '') {
    return [
      finding('redirect-base-path', 'fails', {
        of: 'app',
        title: 'The base paths differ',
        so: `\`redirect_uri\` assumes the base path ${code(assumed)}, and the address bar shows ${code(shown)}.`,
        does: 'Streamlit answers on its base path only. The callback is not found (status 404) or shows the start page, logged out.',
        where: 'browser',
        fix: 'Make `server.baseUrlPath`, the proxy’s path and the path before `/oauth2callback` the same.',
      }),
    ]
  }
  return [
    finding('redirect-base-path-unknown', 'surprising', {
      of: 'app',
      title: 'Is there a base path?',
      so: `The address bar shows the path ${code(shown)}; \`redirect_uri\` assumes that the app is at \`/\`.`,
      does: 'If that is a page of the app, all is well. If the app has `server.baseUrlPath`, the callback is not found (status 404).',
      where: 'browser',
      fix: `With a base path, write it before \`/oauth2callback\`: ${code(`${(addressOf(uri.text) ?? uri).scheme}://${uri.host}${uri.port && `:${uri.port}`}${shown.replace(/\/$/, '')}/oauth2callback`)}.`,
    }),
  ]
}
