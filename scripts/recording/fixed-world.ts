import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Loaded before everything else (`node --import`), so that a recording comes out the same each time: the clock moves
 * only when it is told to, and every random byte of the process comes from a generator with a fixed seed.
 * It never runs in the site.
 */

/** When every recording begins. */
const START = Date.UTC(2026, 10, 1, 12)

let now = START

/** Lets time pass, in milliseconds. */
export function wait(milliseconds: number): void {
  now += milliseconds
}

globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now] : given, newTarget),
  apply: (target) => new target(now).toString(),
  get: (target, name, receiver) => (name === 'now' ? () => now : Reflect.get(target, name, receiver)),
})

const seed = process.env['RECORDING_SEED']
if (!seed) throw new Error('RECORDING_SEED is not set: run `npm run record-runs`')

let blocks = 0
let pool = Buffer.alloc(0)

/** The next bytes of SHA-256(seed, 0), SHA-256(seed, 1), … */
function seededBytes(size: number): Buffer {
  const parts = [pool]
  for (let have = pool.length; have < size; have += 32) {
    parts.push(crypto.createHash('sha256').update(`${seed}\0${blocks}`).digest())
    blocks += 1
  }
  const all = Buffer.concat(parts)
  pool = all.subarray(size)
  return all.subarray(0, size)
}

function fill<T extends NodeJS.ArrayBufferView>(view: T, offset = 0, size = view.byteLength - offset): T {
  new Uint8Array(view.buffer, view.byteOffset + offset, size).set(seededBytes(size))
  return view
}

function uuid(): crypto.UUID {
  const bytes = seededBytes(16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const [a, b, c, d, e] = [
    [0, 4],
    [4, 6],
    [6, 8],
    [8, 10],
    [10, 16],
  ].map(([from, to]) => bytes.toString('hex', from, to))
  return `${a}-${b}-${c}-${d}-${e}`
}

function notHere(): never {
  throw new Error('a recording knows no random source but the synchronous ones')
}

Object.assign(crypto, {
  randomBytes: (size: number, callback?: unknown) => (callback ? notHere() : Buffer.from(seededBytes(size))),
  randomFillSync: fill,
  randomFill: notHere,
  randomInt: (first: number, second?: number) => {
    const [min, max] = typeof second === 'number' ? [first, second] : [0, first]
    return min + (seededBytes(6).readUIntBE(0, 6) % (max - min))
  },
  randomUUID: uuid,
})
Object.assign(Object.getPrototypeOf(crypto.webcrypto), {
  getRandomValues: (view: NodeJS.ArrayBufferView) => fill(view),
  randomUUID: uuid,
})
syncBuiltinESMExports()
