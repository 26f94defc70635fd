import { randomInt } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { memoryStore } from './memory-store.ts'
import type { Store } from './store.ts'

/** A number from 0 to below `below`. */
export type Random = (below: number) => number

/** mulberry32: the same numbers for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** The seed of this run: STORE_SEED when it is set, another one each time otherwise. */
export function seedOfRun(): number {
  return Number(process.env['STORE_SEED'] ?? randomInt(2 ** 31))
}

/** One of several. */
export function pick<T>(random: Random, from: readonly [T, ...T[]]): T {
  return from[random(from.length)] ?? from[0]
}

/** Something that is told what to do, and can say what it holds. */
export interface Subject<Action> {
  act(action: Action): unknown
  /** All of it, in a form that does not depend on ids. */
  state(): unknown
}

export interface Trial<Action> {
  /** What is tested, over a store whose operations come in any order. */
  readonly real: (store: Store) => Subject<Action>
  /** What it should do when one thing happens after another. */
  readonly model: () => Subject<Action>
  readonly action: (random: Random) => Action
}

/**
 * Does some actions one after another and then several at once, over and over. Whatever order the store's operations
 * come in, answers and end must be those of the model for some order of the actions.
 */
export async function expectSomeOrder<Action>(
  trial: Trial<Action>,
  rounds: number,
  newStore: () => Store = () => memoryStore({ clock: () => 0 }),
): Promise<void> {
  const seed = seedOfRun()
  console.info(`STORE_SEED=${seed}`)
  for (let round = 0; round < rounds; round++) {
    const random = randomOf(seed + round)
    const make = (count: number) => Array.from({ length: count }, () => trial.action(random))
    const [before, atOnce] = [make(random(8)), make(2 + random(3))]
    const seen = await play(trial, newStore(), before, atOnce, random)
    const expected = orders(atOnce.length).map((order) => predict(trial, before, atOnce, order))
    const told = { seed: seed + round, before, atOnce, seen, oneAfterAnother: expected[0] }
    const isSome = expected.some((one) => isDeepStrictEqual(one, seen))
    expect(isSome, `no order explains it; STORE_SEED=${seed + round}\n${JSON.stringify(told, null, 1)}`).toBe(true)
  }
}

async function play<Action>(
  { real }: Trial<Action>,
  store: Store,
  before: readonly Action[],
  atOnce: readonly Action[],
  random: Random,
) {
  const first = real(store)
  for (const action of before) await first.act(action)
  const turns = takingTurns(store, random)
  const subject = real(turns.store)
  const answers = Promise.all(atOnce.map((action) => subject.act(action)))
  await turns.untilDone(answers)
  return { answers: await answers, state: await first.state() }
}

function predict<Action>(
  { model }: Trial<Action>,
  before: readonly Action[],
  atOnce: readonly Action[],
  order: readonly number[],
) {
  const subject = model()
  for (const action of before) subject.act(action)
  const answers: unknown[] = []
  for (const index of order) {
    const action = atOnce[index]
    if (action !== undefined) answers[index] = subject.act(action)
  }
  return { answers, state: subject.state() }
}

/** A store each of whose operations waits until it is chosen. */
function takingTurns(store: Store, random: Random) {
  const waiting: (() => void)[] = []
  const turn = () => new Promise<void>((resolve) => waiting.push(resolve))
  const slow = new Proxy(store, {
    get(target, name) {
      const operation = Reflect.get(target, name)
      return async (...given: unknown[]) => {
        await turn()
        const result = await Reflect.apply(operation, target, given)
        await turn()
        return result
      }
    },
  })
  /** Chooses one after another until `all` has settled. */
  const untilDone = async (all: Promise<unknown>): Promise<void> => {
    let isDone = false
    const done = () => {
      isDone = true
    }
    all.then(done, done)
    while (!isDone) {
      // Everything that can go on without the store does so first.
      await new Promise((resolve) => setImmediate(resolve))
      waiting.splice(random(waiting.length), 1)[0]?.()
    }
  }
  return { store: slow, untilDone }
}

function orders(count: number): number[][] {
  if (count === 0) return [[]]
  return orders(count - 1).flatMap((order) =>
    Array.from({ length: count }, (_, at) => [...order.slice(0, at), count - 1, ...order.slice(at)]),
  )
}
