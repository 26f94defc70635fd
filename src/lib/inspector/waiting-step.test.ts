import { expect, test } from 'vitest'
import { recordedLogin } from '#lib/lab/testing.ts'
import { numberingOf } from '#lib/trace/numbering.ts'
import { type Phase, phaseOf } from '#lib/trace/phase.ts'
import { stepsOf } from '#lib/trace/steps.ts'
import { waitingStep } from './waiting-step.ts'

async function login() {
  const { current } = await recordedLogin('simple-example', 'Log in with Acme ID', 'ada')
  return (await current()).exchanges
}

/** What was captured when the last message of this phase was about to be sent. */
const before = {
  authorization: 3,
  'sign-in-page': 4,
  resume: 6,
  callback: 7,
  // The callback is captured with its answer, so after the token request that it waits for.
  token: 7,
  'app-page': 11,
} as const satisfies Partial<Record<Phase, number>>

test.each(Object.entries(before))(
  'what waits before %s has the number that it is drawn with once it was sent',
  async (phase, captured) => {
    const exchanges = await login()
    const index = exchanges.findLastIndex((one) => phaseOf(one) === phase)
    const exchange = exchanges[index]
    if (!exchange) throw new Error(`no ${phase}`)
    const { step, about } = waitingStep(exchange, stepsOf(exchanges.slice(0, captured)))
    const numbering = numberingOf(stepsOf(exchanges))
    expect([step.number, about]).toEqual([numbering.of(index + 1), stepsOf(exchanges).length])
  },
)

test('each parameter of what waits is explained, and nothing is said of an answer', async () => {
  const exchanges = await login()
  const authorization = exchanges.find((one) => phaseOf(one) === 'authorization')
  if (!authorization) throw new Error('no authorization request')
  const { step } = waitingStep(authorization, stepsOf(exchanges.slice(0, 3)))
  expect(step).toMatchObject({ lane: 'b-p', outcome: 'waits', problems: [], links: [], waits: true })
  const rows = step.groups.find(({ title }) => title === 'In the address')?.rows ?? []
  expect(rows.map(({ name }) => name)).toContain('state')
  expect(rows.filter(({ explanation }) => explanation === null)).toEqual([])
})
