// Runs the script named on the command line and tells its parent what it has used and what it holds.
// Started with --expose-gc and an IPC channel; ends with the parent.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'

const delay = monitorEventLoopDelay({ resolution: 5 })

/** Milliseconds that the clocks of this process are ahead: the machine's, and the one that nobody sets. */
const ahead = { machine: 0, steady: 0 }
if (process.env.MOVABLE_CLOCK) makeMovable()

const answers: Readonly<Record<string, (amount: number) => unknown>> = {
  // Microseconds of user and system time since the start, collecting garbage included as far as it came to that.
  cpu: () => process.cpuUsage(),
  memory: () => {
    // Twice: what the first one finds to be unused the second one gives back to the system.
    for (let times = 0; times < 2; times += 1)
      globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    return process.memoryUsage()
  },
  /** As it is, without a garbage collection, which would hold everybody up. */
  usage: () => process.memoryUsage(),
  'watch delay': () => {
    delay.reset()
    return delay.enable()
  },
  // Nanoseconds, of which the resolution is a part even where nothing is late.
  delay: () => {
    delay.disable()
    return { p50: delay.percentile(50), p99: delay.percentile(99), max: delay.max }
  },
  pass: (milliseconds) => {
    ahead.machine += milliseconds
    ahead.steady += milliseconds
  },
  set: (milliseconds) => {
    ahead.machine += milliseconds
  },
  block: (milliseconds) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds),
}

process.on('message', (message) => {
  const [, question = '', amount] = /^([a-z ]+?)(?: (-?\d+))?$/.exec(String(message)) ?? []
  process.send?.(answers[question]?.(Number(amount ?? 0)) ?? null)
})
process.on('disconnect', () => process.exit(0))

await import(pathToFileURL(process.argv[2] ?? '').href)

/** Whoever asks for the time from here on is told that of a clock that the parent may move. */
function makeMovable(): void {
  const [now, steady, TrueDate] = [Date.now, performance.now.bind(performance), Date]
  performance.now = () => steady() + ahead.steady
  globalThis.Date = class extends TrueDate {
    constructor(...args: [] | [number | string]) {
      if (args.length === 0) super(now() + ahead.machine)
      else super(...args)
    }
    static override now(): number {
      return now() + ahead.machine
    }
  } as DateConstructor
}
