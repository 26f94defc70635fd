import { open } from 'node:fs/promises'
import { fetchText } from '../src/doctor/online/fetch-text.ts'
import { runDoctor } from '../src/doctor/run-doctor.ts'

/** No secrets.toml is larger; standard input may have no end. */
const LIMIT_BYTES = 64 * 1024 * 1024

async function read(path: string): Promise<Uint8Array> {
  if (path === '-') return collect(process.stdin)
  const file = await open(path)
  return collect(file.createReadStream())
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.byteLength
    if (size > LIMIT_BYTES) throw new Error(`it is larger than ${LIMIT_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

// Whoever reads the output may have seen enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

// The exit code is set, not forced: what was printed to a pipe is written to its end first.
process.exitCode = await runDoctor(process.argv.slice(2), {
  read,
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  fetch: fetchText,
  env: (name) => process.env[name],
  now: () => Date.now() / 1000,
})
