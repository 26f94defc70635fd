// Runs the script named on the command line and tells its parent what it has used and what it holds.
// Started with --expose-gc and an IPC channel; ends with the parent.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'

const delay = monitorEventLoopDelay({ resolution: 5 })

const answers: Readonly<Record<string, () => unknown>> = {
  // Microseconds of user and system time since the start, collecting garbage included as far as it came to that.
  cpu: () => process.cpuUsage(),
  memory: () => {
    globalThis.gc?.()
    return process.memoryUsage()
  },
  'watch delay': () => {
    delay.reset()
    return delay.enable()
  },
  // Nanoseconds, of which the resolution is a part even where nothing is late.
  delay: () => {
    delay.disable()
    return { p50: delay.percentile(50), p99: delay.percentile(99), max: delay.max }
  },
}

process.on('message', (question) => process.send?.(answers[String(question)]?.() ?? null))
process.on('disconnect', () => process.exit(0))

await import(pathToFileURL(process.argv[2] ?? '').href)
