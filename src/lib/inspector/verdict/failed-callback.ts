import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { phaseOf } from '#lib/trace/phase.ts'
import { problemOfCallbackError } from '../check-problems.ts'
import { failedExchange } from './failed-exchange.ts'
import { type Found, firstAfter, logged } from './found.ts'
import { atOnceWords } from './raised.ts'
import { unknownState } from './unknown-state.ts'

/** Why a callback logged nobody in, in the order in which Streamlit looks. `message`: the callback, or one after it. */
export function failedCallback(exchanges: readonly Exchange[], message: number): Found {
  const number = exchanges.findLastIndex((one, index) => index < message && phaseOf(one) === 'callback') + 1
  const callback = exchanges[number - 1]
  if (!callback) return { code: 'callback-exchange-failed', message }
  if (callback.response && callback.response.status >= 500) return { code: 'client-kwargs-crash', message: number }
  const page = exchanges.findIndex((one, index) => index >= number && phaseOf(one) === 'app-page') + 1
  if (exchanges[page - 1]?.remarks.some(({ text }) => text === atOnceWords))
    return { code: 'login-loop', message: page }
  if (logged(callback, 'Error, misconfigured origin')) return { code: 'redirect-uri-misconfigured', message: number }
  const { query } = messageOf(callback)
  const error = query.getAll('error').at(-1)
  if (error) {
    const isOfPrompt = error === 'invalid_request' && /\bprompt\b/.test(query.get('error_description') ?? '')
    return { code: isOfPrompt ? 'select-account-refused' : problemOfCallbackError(error), message: number }
  }
  const next = exchanges.findIndex((one, index) => index >= number && one.channel === 'front') + 1
  const calls = exchanges.slice(0, next === 0 ? undefined : next - 1)
  return firstAfter(calls, 'metadata', number) === 0 && firstAfter(calls, 'token', number) === 0
    ? { code: unknownState(exchanges, number), message: number }
    : failedExchange(calls, number)
}
