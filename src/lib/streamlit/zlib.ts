import deflater from 'pako/lib/zlib/deflate.js'
import inflater from 'pako/lib/zlib/inflate.js'
import ZStream from 'pako/lib/zlib/zstream.js'

/**
 * The most a compressed payload may unfold to, in bytes: sixteen times what Streamlit's WebSocket takes of cookies. A
 * cookie that inflates to more is not read; Streamlit has no such limit (decision 007).
 */
export const inflateLimit = 128 * 1024

/**
 * `zlib.decompress` of Python up to {@link inflateLimit}: what follows the end of the stream is passed over. `undefined`
 * for what is no whole zlib stream, or unfolds to more.
 */
export type Inflate = (bytes: Uint8Array) => Uint8Array | undefined

let chosen: Inflate = portableInflate

/** Inflates in another way from here on: a server has a faster one at hand (`lib/lab/native.ts`). */
export function useInflate(other: Inflate): void {
  chosen = other
}

export const inflate: Inflate = (bytes) => chosen(bytes)

// zlib.h
const noFlush = 0
const finish = 4
const ok = 0
const streamEnd = 1
const deflated = 8
const windowBits = 15

/** The one deflate state: making it costs more than a cookie. */
let stream: PakoStream | undefined

/**
 * `zlib.compress(bytes)` of Python: level -1, window 15, memory level 8. The bytes are those of CPython's zlib, which
 * Node's own does not give.
 */
export function deflate(bytes: Uint8Array): Uint8Array {
  stream ??= newDeflater()
  reset(stream)
  feed(stream, bytes)
  // Incompressible bytes are stored, with five more for each block, six around the whole.
  const output = new Uint8Array(bytes.length + (bytes.length >> 8) + 64)
  drainInto(stream, output)
  const status = deflater.deflate(stream, finish)
  if (status !== streamEnd) throw new Error(`deflate ended with ${status}`)
  stream.input = null
  return output.subarray(0, stream.next_out)
}

/** zlib's `deflateReset`: pako's own empties the table of matches number by number, which takes half the time of a cookie. */
function reset(used: PakoStream): void {
  deflater.deflateResetKeep(used)
  const { state } = used
  state.head.fill(0)
  // deflate.c, lm_init
  state.strstart = 0
  state.block_start = 0
  state.lookahead = 0
  state.insert = 0
  state.match_length = 2
  state.prev_length = 2
  state.match_available = 0
  state.ins_h = 0
}

function newDeflater(): PakoStream {
  const made = new ZStream()
  deflater.deflateInit2(made, -1, deflated, windowBits, 8, 0)
  return made
}

/** In plain JavaScript, for wherever there is nothing faster. */
export function portableInflate(bytes: Uint8Array): Uint8Array | undefined {
  const reading = new ZStream()
  inflater.inflateInit2(reading, windowBits)
  feed(reading, bytes)
  let output = new Uint8Array(Math.min(Math.max(bytes.length * 4, 1024), inflateLimit + 1))
  drainInto(reading, output)
  for (;;) {
    const status = inflater.inflate(reading, noFlush)
    if (reading.next_out > inflateLimit) return undefined
    if (status === streamEnd) return output.subarray(0, reading.next_out)
    if (status !== ok || reading.avail_out > 0) return undefined
    // Full: goes on in twice the room.
    const larger = new Uint8Array(Math.min(output.length * 2, inflateLimit + 1))
    larger.set(output)
    output = larger
    reading.output = output
    reading.avail_out = output.length - reading.next_out
  }
}

function feed(to: PakoStream, bytes: Uint8Array): void {
  to.input = bytes
  to.next_in = 0
  to.avail_in = bytes.length
}

function drainInto(from: PakoStream, output: Uint8Array): void {
  from.output = output
  from.next_out = 0
  from.avail_out = output.length
}
