import type { ReferenceRun } from '#data/reference-run.ts'
import { messageOf } from '#lib/trace/message.ts'
import { phaseOf } from '#lib/trace/phase.ts'

/**
 * A value of a recorded run by its place: `<phase>.<name>` for a parameter, a form field, a member of the answer or a
 * header of the first message of that phase, `claims.<name>` for a claim of the ID token.
 * @example recordedValue(run, 'authorization.state')
 * @throws when the run has no such value
 */
export function recordedValue({ exchanges, scenario }: ReferenceRun, path: string): string {
  const [phase = '', ...rest] = path.split('.')
  const name = rest.join('.')
  const exchange = exchanges.find((one) => phaseOf(one) === (phase === 'claims' ? 'token' : phase))
  if (!exchange) throw new Error(`the recorded run of ${scenario} has no message for ${path}`)
  const { request, response } = exchange
  const { query, form, json: answer, idToken } = messageOf(exchange)
  const header = [...request.headers, ...(response?.headers ?? [])].find(([key]) => key === name)?.[1]
  const value =
    phase === 'claims'
      ? idToken?.claims[name]
      : (query.get(name) ?? new Map(form).get(name) ?? answer?.[name] ?? header)
  if (value === undefined) throw new Error(`the recorded run of ${scenario} has no ${path}`)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
