import { test } from 'vitest'
import { expectSomeOrder, pick, type Random, type Subject } from '#lib/store/testing.ts'
import type { Exchange } from './exchange.ts'
import { createTraces, traceLimits } from './traces.ts'

type Action =
  | { readonly does: 'begin'; readonly scenario: string; readonly fault: string | null }
  | { readonly does: 'append'; readonly scenario: string; readonly exchange: Exchange }
  | { readonly does: 'forget'; readonly scenario: string }

let at = 0

function exchange(path: string, length: number): Exchange {
  at += 1
  const request = { method: 'GET', url: `http://localhost/app/x/${path}`, headers: [], body: null }
  const remarks = length === 0 ? [] : [{ kind: 'fault', level: 'info', text: 'x'.repeat(length) } as const]
  const [tenant, response] = [null, null]
  const made: Exchange = {
    at,
    took: 1,
    channel: 'front',
    from: 'browser',
    to: 'app',
    tenant,
    request,
    response,
    remarks,
  }
  sizes.set(made, JSON.stringify(made).length)
  return made
}

function action(random: Random): Action {
  const scenario = pick(random, ['cookies', 'configure', 'simple-example'])
  const path = pick(random, ['', '', 'auth/login', 'oauth2callback'])
  const length = pick(random, [0, 0, 100_000, 200_000])
  return pick<() => Action>(random, [
    () => ({ does: 'begin', scenario, fault: pick(random, [null, 'changed-state', 'changed-nonce']) }),
    () => ({ does: 'append', scenario, exchange: exchange(path, length) }),
    () => ({ does: 'append', scenario, exchange: exchange(path, length) }),
    () => ({ does: 'forget', scenario }),
  ])()
}

interface ModelRun {
  readonly scenario: string
  fault: string | null
  exchanges: readonly Exchange[]
}

const pathOf = ({ request }: Exchange) => new URL(request.url).pathname
const isPage = (one: Exchange) => pathOf(one) === '/app/x/'
const sizes = new Map<Exchange, number>()
const sizeOf = (run: ModelRun) => run.exchanges.reduce((sum, one) => sum + (sizes.get(one) ?? 0), 0)

/** The same in plain lists, one thing after another. */
function model(): Subject<Action> {
  let runs: ModelRun[] = []
  /** The oldest runs go until `spare` more characters fit, `stays` excepted. */
  const makeRoom = (stays: ModelRun, spare: number) => {
    const isTooMuch = () => runs.reduce((sum, run) => sum + sizeOf(run), spare) > traceLimits.bytesPerVisitor
    while (runs.length > traceLimits.runs || isTooMuch()) {
      const oldest = runs.find((run) => run !== stays)
      runs = runs.filter((run) => run !== oldest)
    }
  }
  const begin = (scenario: string, fault: string | null): ModelRun => {
    const run = { scenario, fault, exchanges: [] }
    runs.push(run)
    makeRoom(run, traceLimits.bytesPerRun)
    return run
  }
  return {
    act(one) {
      const last = runs.findLast((run) => run.scenario === one.scenario)
      if (one.does === 'forget') runs = runs.filter((run) => run.scenario !== one.scenario)
      else if (one.does === 'begin') {
        if (last && !last.exchanges.some((each) => pathOf(each).endsWith('/auth/login'))) last.fault = one.fault
        else begin(one.scenario, one.fault)
      } else {
        const run = last ?? begin(one.scenario, null)
        const before = isPage(one.exchange) && run.exchanges.every(isPage) ? [] : run.exchanges
        const next = { ...run, exchanges: [...before, one.exchange] }
        if (sizeOf(next) > traceLimits.bytesPerRun) return
        run.exchanges = next.exchanges
        makeRoom(run, 0)
      }
    },
    state: () => runs.map(({ scenario, fault, exchanges }) => [scenario, fault, sent(exchanges)]),
  }
}

const sent = (exchanges: readonly Exchange[]) => exchanges.map((one) => one.at).toSorted((a, b) => a - b)

test('whatever comes at once, a visitor’s runs are as if it came one after another', async () => {
  let id = 0
  await expectSomeOrder<Action>(
    {
      real(store) {
        const traces = createTraces(store, () => String(++id))
        return {
          act(one) {
            if (one.does === 'forget') return traces.forget('ada', one.scenario)
            if (one.does === 'begin') return traces.beginLogin('ada', one.scenario, { fault: one.fault, secrets: null })
            return traces.append('ada', one.scenario, one.exchange)
          },
          async state() {
            const runs = await Promise.all((await traces.runs('ada')).map((run) => traces.run('ada', run.id)))
            return runs.map((run) => [run?.scenario, run?.fault ?? null, sent(run?.exchanges ?? [])])
          },
        }
      },
      model,
      action,
    },
    100,
  )
}, 120_000)
