import { Socket } from 'node:net'

// Loaded before the site (`--import`): a process that opens a connection of its own says so, and gets none.
Object.assign(Socket.prototype, {
  connect(...args: unknown[]) {
    process.stderr.write(`OUTBOUND ${JSON.stringify(args[0])}\n`)
    throw new Error('no connection leaves this process')
  },
})
