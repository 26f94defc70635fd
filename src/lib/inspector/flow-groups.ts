import type { Place } from '#lib/facts/explanations/explain.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { takeJwtApart } from '#lib/trace/jwt.ts'
import { type Message, messageOf } from '#lib/trace/message.ts'
import type { Phase } from '#lib/trace/phase.ts'
import type { Step } from '#lib/trace/step.ts'
import {
  attributeRows,
  claimRows,
  cookieRows,
  type FlowGroup,
  group,
  headerGroups,
  memberRows,
  rows,
  setCookieRows,
} from './flow-rows.ts'

const queries: Partial<Record<Phase, Place>> = {
  login: 'login-link',
  authorization: 'authorization-request',
  callback: 'callback',
  'end-session': 'end-session',
}

const forms: Partial<Record<Phase, Place>> = {
  token: 'token-request',
  'sign-in': 'provider-form',
  'end-session': 'provider-form',
}

const answers: Partial<Record<Phase, Place>> = { metadata: 'metadata', token: 'token-answer', keys: 'key-set' }

/** What a step shows of its exchange: parameters, headers, cookies and bodies, a row each. */
export function groupsOf({ kind, shows, phase, to }: Step, exchange: Exchange): FlowGroup[] {
  if (kind === 'checks') return []
  if (kind === 'cookies') return setCookieGroups(exchange)
  const request = shows === 'response' ? [] : requestGroups(exchange, phase)
  const response = shows === 'request' ? [] : responseGroups(exchange, phase)
  // The cookies of the app's answer are a step of their own.
  const cookies = shows === 'exchange' || (shows === 'response' && to === 'browser' && exchange.to === 'provider')
  return [...request, ...response, ...(cookies ? setCookieGroups(exchange) : [])]
}

/** Names that stand in the address or in the posted form of a request, decoded. */
function requestGroups(exchange: Exchange, phase: Phase): FlowGroup[] {
  const { query, form, cookies } = messageOf(exchange)
  const token = phase === 'login' ? takeJwtApart(query.get('provider') ?? '') : undefined
  return [
    ...group('In the address', rows(queries[phase] ?? null, [...query])),
    ...(token ? group('Inside provider', memberRows('login-token', { ...token.header, ...token.claims })) : []),
    ...group('Form sent', rows(forms[phase] ?? null, form)),
    ...group('Cookies sent', cookieRows(cookies)),
    ...headerGroups('Request headers', 'request-header', exchange.request.headers),
  ]
}

function responseGroups(exchange: Exchange, phase: Phase): FlowGroup[] {
  const { response } = exchange
  if (!response) return []
  const message = messageOf(exchange)
  return [
    ...(message.json ? bodyGroups(message.json, message.idToken, phase) : []),
    ...headerGroups('Response headers', 'response-header', response.headers),
  ]
}

function bodyGroups(body: NonNullable<Message['json']>, idToken: Message['idToken'], phase: Phase): FlowGroup[] {
  const keys = Array.isArray(body['keys']) ? body['keys'].filter(isObject) : []
  const place = 'error' in body ? 'token-answer' : (answers[phase] ?? null)
  return [
    ...group('Answer', memberRows(place, body)),
    ...keys.flatMap((key, index) => group(`Key ${index + 1}`, memberRows('key', key))),
    ...(idToken ? group('Inside id_token: its header', memberRows('id-token-header', idToken.header)) : []),
    ...(idToken ? group('Inside id_token: its claims', claimRows(idToken.claims)) : []),
  ]
}

function setCookieGroups(exchange: Exchange): FlowGroup[] {
  const { setCookies } = messageOf(exchange)
  return [
    ...group('Set-Cookie', setCookieRows(setCookies)),
    ...group('Attributes of these cookies', attributeRows(setCookies)),
  ]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
