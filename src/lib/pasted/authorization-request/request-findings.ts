import type { Finding } from '#lib/findings/finding.ts'
import { callbackOutcome } from '#lib/streamlit/callback-outcomes.ts'
import { finding } from './request-finding.ts'

const quote = (value: string) =>
  `\`${(value.length > 200 ? `${value.slice(0, 197)}…` : value).replaceAll('`', 'ˋ') || ' '}\``
const refused = 'The provider refuses it, on a page of its own or with an error that Streamlit logs.'

type RequestRule = (query: URLSearchParams) => readonly Finding[]

/** What is missing from a request, or odd about it. */
export function requestFindings(query: URLSearchParams): Finding[] {
  const findings = rules.flatMap((rule) => rule(query))
  return [...findings.filter(({ kind }) => kind === 'fails'), ...findings.filter(({ kind }) => kind !== 'fails')]
}

const missing: RequestRule = (query) => {
  const needed = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state']
  const absent = needed.filter((name) => !query.get(name))
  if (absent.length === 0) return []
  return [
    finding('request-incomplete', 'fails', {
      title: 'Something is missing',
      so: `${absent.map((name) => `\`${name}\``).join(', ')} ${absent.length === 1 ? 'is' : 'are'} missing or empty. Streamlit sends ${absent.length === 1 ? 'it' : 'them'} always.`,
      streamlit: {
        does: 'This is no whole request of Streamlit’s: it was cut, or something on the way took a part of it.',
      },
      fix: 'Copy the whole address. An empty `client_id` comes from an empty one in a table of its own, `[auth.<name>]`.',
    }),
  ]
}

const repeated: RequestRule = (query) => {
  const names = [...query.keys()]
  const [twice] = names.filter((name, index) => names.indexOf(name) !== index && name !== 'resource')
  if (twice === undefined) return []
  return [
    finding('request-repeated', 'fails', {
      path: twice,
      title: `\`${twice.slice(0, 60)}\` comes twice`,
      so: 'A parameter must not come more than once (RFC 6749 §3.1).',
      streamlit: { does: refused, where: 'browser' },
      fix: 'A list in `authorize_params` makes a parameter come several times; so does one that `authorization_endpoint` has already.',
    }),
  ]
}

const responseType: RequestRule = (query) => {
  const type = query.get('response_type')
  if (!type || type === 'code') return []
  return [
    finding('request-response-type', 'fails', {
      path: 'response_type',
      title: 'This asks for something else than a code',
      so: `\`response_type\` is ${quote(type)}.`,
      streamlit: {
        does: 'Reads a code from the query of the callback, and nothing else. The login cannot end well.',
        where: 'log',
      },
      fix: 'Take `response_type` out of `client_kwargs` and `authorize_params`.',
    }),
  ]
}

const openid: RequestRule = (query) => {
  const scope = query.get('scope')
  if (!scope || scope.split(/\s+/).includes('openid')) return []
  return [
    finding('request-no-openid', 'fails', {
      path: 'scope',
      title: 'The scope lacks `openid`',
      so: `\`scope\` is ${quote(scope)}. Without \`openid\` there is no ID token, and nobody to log in.`,
      streamlit: {
        does: 'The person signs in and is back at the start page, logged out.',
        says: callbackOutcome('callback-no-userinfo', { provider: 'default' }).log?.text ?? '',
        where: 'log',
      },
      fix: 'Write `client_kwargs = { scope = "openid email profile" }`, or leave `scope` out.',
    }),
  ]
}

const nonce: RequestRule = (query) => {
  if (query.get('nonce') || !query.get('scope')?.split(/\s+/).includes('openid')) return []
  return [
    finding('request-no-nonce', 'surprising', {
      path: 'nonce',
      title: 'There is no `nonce`',
      so: 'Streamlit sends one whenever the scope has `openid`.',
      streamlit: { does: 'This request is not one that Streamlit made, or it was changed on the way.' },
      fix: 'Copy the address that the browser is sent to, from the Network tab of its tools.',
    }),
  ]
}

const callbackPath: RequestRule = (query) => {
  const uri = query.get('redirect_uri')
  if (!uri || /\/oauth2callback\/?$/.test(uri)) return []
  return [
    finding('request-redirect-path', 'fails', {
      path: 'redirect_uri',
      title: '`redirect_uri` does not end in `/oauth2callback`',
      so: `It is ${quote(uri)}.`,
      streamlit: {
        does: 'The person comes back to the app with `?code=…` in the address, logged out. Nothing is logged.',
        where: 'nothing',
      },
      fix: 'Let `redirect_uri` in secrets.toml end in `/oauth2callback`, and register the same at the provider.',
    }),
  ]
}

const promptNone: RequestRule = (query) => {
  if (!query.get('prompt')?.split(/\s+/).includes('none')) return []
  return [
    finding('request-prompt-none', 'fails', {
      path: 'prompt',
      title: '`prompt=none` lets nobody sign in',
      so: 'It asks for an answer without any page: whoever is not signed in at the provider gets an error.',
      streamlit: {
        does: 'Shows the start page, logged out.',
        says:
          callbackOutcome('callback-provider-error', { error: 'login_required', errorDescription: '…' }).log?.text ??
          '',
        where: 'log',
      },
      fix: 'Take `prompt` out of `client_kwargs`, or set another one.',
    }),
  ]
}

const hintAndAccount: RequestRule = (query) => {
  if (!query.get('login_hint') || query.get('prompt') !== 'select_account') return []
  return [
    finding('request-hint-and-prompt', 'surprising', {
      path: 'login_hint',
      title: 'A hint, and a question all the same',
      so: '`login_hint` names the account, and `prompt=select_account` asks which one. Microsoft Entra says that the two exclude each other (from its documents).',
      streamlit: {
        does: 'Sends `prompt=select_account` unless `client_kwargs` has another `prompt`. It cannot be left out.',
      },
      fix: 'Add another prompt: `client_kwargs = { login_hint = "…", prompt = "login" }`.',
    }),
  ]
}

const mode: RequestRule = (query) => {
  const value = query.get('response_mode')
  if (!value || value === 'query') return []
  return [
    finding('request-response-mode', 'fails', {
      path: 'response_mode',
      title: 'The answer will not come in the query',
      so: `\`response_mode\` is ${quote(value)}.`,
      streamlit:
        value === 'form_post'
          ? { does: 'Takes no `POST` at `/oauth2callback`: status 405.', says: 'Method Not Allowed', where: 'browser' }
          : { does: 'Reads the query and nothing else: the start page, logged out.', where: 'log' },
      fix: 'Take `response_mode` out of `client_kwargs`.',
    }),
  ]
}

const pkce: RequestRule = (query) => {
  const method = query.get('code_challenge_method')
  if (query.has('code_challenge') && method === 'S256') return []
  if (!query.has('code_challenge') && !query.has('code_challenge_method')) {
    return [
      finding('request-no-pkce', 'surprising', {
        path: 'code_challenge',
        title: 'There is no PKCE in it',
        so: 'Neither `code_challenge` nor `code_challenge_method` is sent.',
        streamlit: {
          does: 'Sends them when the discovery document lists `S256`, and not otherwise. A provider that demands PKCE refuses this request.',
        },
        fix: 'Where the provider takes PKCE without saying so: `client_kwargs = { code_challenge_method = "S256" }`.',
      }),
    ]
  }
  return [
    finding('request-pkce-odd', 'fails', {
      path: 'code_challenge_method',
      title: 'Half of PKCE',
      so: `\`code_challenge\` is ${query.has('code_challenge') ? 'there' : 'missing'}, \`code_challenge_method\` is ${method === null ? 'missing' : quote(method)}. Streamlit sends both or none, and \`S256\` only.`,
      streamlit: { does: refused, where: 'browser' },
      fix: 'Take what begins with `code_challenge` out of `authorize_params`.',
    }),
  ]
}

const strangers: RequestRule = (query) => {
  const state = query.get('state')
  if (!state || /^[A-Za-z0-9]{30}$/.test(state)) return []
  return [
    finding('request-other-client', 'surprising', {
      path: 'state',
      title: 'Streamlit did not choose this `state`',
      so: `It has ${state.length} characters. Streamlit’s own has 30, letters and digits.`,
      streamlit: {
        does: 'Keeps the state in the cookie `_streamlit_session`. A callback with another one ends at the start page.',
      },
      fix: 'Take `state` out of `authorize_params`; or this is the request of another app, or of the provider’s to a further provider.',
    }),
  ]
}

const rules: readonly RequestRule[] = [
  missing,
  repeated,
  responseType,
  openid,
  callbackPath,
  promptNone,
  mode,
  pkce,
  nonce,
  hintAndAccount,
  strangers,
]
