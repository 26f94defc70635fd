// Runs the script named on the command line and tells its parent what it holds and has used, garbage collected first.
// Started with --expose-gc and an IPC channel; ends with the parent.
import { pathToFileURL } from 'node:url'

process.on('message', () => {
  globalThis.gc?.()
  process.send?.({ ...process.memoryUsage(), cpu: process.cpuUsage() })
})
process.on('disconnect', () => process.exit(0))

await import(pathToFileURL(process.argv[2] ?? '').href)
