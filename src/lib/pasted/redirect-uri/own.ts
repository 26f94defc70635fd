import type { Finding } from '#lib/findings/finding.ts'
import { originOf } from '#lib/streamlit/identity.ts'
import { originMismatch, redirectUriNotCallback } from '#lib/streamlit/log-lines.ts'
import { type Address, addressOf, callback, isOwnMachine } from './address.ts'
import { code, finding } from './findings.ts'
import { nameOf, oddCharacters } from './odd-characters.ts'

/** What is wrong with `redirect_uri` whatever it is compared with. */
export function ownFindings(text: string): Finding[] {
  const address = addressOf(text)
  if (address === null) {
    return [
      finding('redirect-no-address', 'fails', {
        of: 'redirect_uri',
        title: '`redirect_uri` is no address',
        so: `${code(text)} does not begin with a scheme and a host.`,
        does: 'Streamlit sends it as it stands, and the provider refuses it with a page of its own.',
        where: 'browser',
        fix: 'Write it in full, like `http://localhost:8501/oauth2callback`.',
      }),
    ]
  }
  return [...odd(text), ...path(address), ...scheme(address), ...spelling(address)]
}

function odd(text: string): Finding[] {
  const [first, ...others] = oddCharacters(text)
  if (first === undefined) return []
  const more = others.length === 0 ? '' : `, and ${others.map(({ char }) => nameOf(char)).join(', ')}`
  return [
    finding('redirect-odd-character', 'fails', {
      of: 'redirect_uri',
      title: '`redirect_uri` holds a character that an address does not have',
      so: `Character ${first.at} is ${nameOf(first.char)}${more}.`,
      does: 'Streamlit sends it along. The provider compares it with what is registered, where it is not.',
      where: 'browser',
      fix: 'Type the address by hand, or paste it through a plain text editor.',
    }),
  ]
}

function path({ path, rest, text }: Address): Finding[] {
  if (path.endsWith(callback) && rest === '') return []
  const stays = `st.logout() ends the login in the app and not at the provider, and the log says so.`
  if (path.endsWith(`${callback}/`) && rest === '') {
    return [
      finding('redirect-slash', 'surprising', {
        of: 'redirect_uri',
        title: '`redirect_uri` has a slash at its end',
        so: `${code(text)} ends in ${code(`${callback}/`)}.`,
        does: `The login works: the callback is redirected once more. \`${stays.slice(0, 11)}\`${stays.slice(11)}`,
        says: redirectUriNotCallback().text,
        where: 'log',
        fix: 'Take the slash away, here and at the provider; or leave it where the provider’s logout only shows an error.',
      }),
    ]
  }
  if (path.endsWith(callback)) {
    return [
      finding('redirect-query', 'surprising', {
        of: 'redirect_uri',
        title: 'Something follows `/oauth2callback`',
        so: `${code(text)} goes on with ${code(rest)}.`,
        does: `Most providers refuse a fragment, and compare a query like the rest. \`${stays.slice(0, 11)}\`${stays.slice(11)}`,
        says: redirectUriNotCallback().text,
        where: 'log',
        fix: 'End it at `/oauth2callback`. What the app needs to remember goes into `st.session_state` after the login.',
      }),
    ]
  }
  const wanted = path.toLowerCase().replace(/\/$/, '').endsWith(callback)
  return [
    finding('redirect-path', 'fails', {
      of: 'redirect_uri',
      title: wanted
        ? '`/oauth2callback` is written in another case'
        : '`redirect_uri` does not end in `/oauth2callback`',
      so: `Its path is ${code(path)}. Streamlit listens on \`/oauth2callback\`, after the base path if there is one, and nowhere else.`,
      does: 'The person signs in and comes back to the app with `?code=…&state=…` in the address, logged out. Nothing is logged.',
      where: 'nothing',
      fix: 'Let it end in `/oauth2callback`, and register the same at the provider.',
    }),
  ]
}

function scheme({ scheme, host }: Address): Finding[] {
  const name = scheme.toLowerCase()
  if (name === 'https' || (name === 'http' && isOwnMachine(host))) return []
  return [
    finding('redirect-scheme', name === 'http' ? 'surprising' : 'fails', {
      of: 'redirect_uri',
      title: name === 'http' ? 'A public address without TLS' : 'This is no web address',
      so: `\`redirect_uri\` begins with ${code(`${scheme}://`)}, and ${code(host)} is not your own machine.`,
      does: 'The code and the cookies travel unprotected. Microsoft Entra takes `http` for `localhost` only (from its documents); so does Google (not checked here).',
      where: 'browser',
      fix: 'Serve the app with `https` and write `https://` here.',
    }),
  ]
}

/** Streamlit keeps the origin of `redirect_uri` as it is written, and compares it with what the browser says. */
function spelling(uri: Address): Finding[] {
  if (!URL.canParse(uri.text)) return []
  const [written, said] = [originOf(uri.text), new URL(uri.text).origin]
  if (written === said || said === 'null') return []
  return [
    finding('redirect-origin-spelling', 'fails', {
      of: 'redirect_uri',
      title: 'The origin is not written as browsers write it',
      so: `\`redirect_uri\` begins with ${code(written)}. Browsers write ${code(said)}: in lower case, without a port that is the default.`,
      does: 'The login goes through, its cookie is set, and every page load ignores it: the two texts differ.',
      says: originMismatch().text,
      where: 'log',
      fix: `Write ${code(said)} in \`redirect_uri\` and at the provider.`,
    }),
  ]
}
