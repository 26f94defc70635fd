export interface ZipEntry {
  /** With `/` between folders, without one in front. ASCII. */
  readonly path: string
  readonly text: string
}

/** 1 January 1980, the oldest date that a zip can say: the files have no date of their own. */
const DATE = 0x0021

/** Files from Unix, readable by all and writable by their owner: `-rw-r--r--`. */
const MODE = (0o100_644 << 16) >>> 0

/**
 * A zip archive with its files stored as they are, not compressed (APPNOTE 6.3.10, §4.3 and §4.4). Runs in a browser too.
 */
export function zip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const local: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const { path, text } of entries) {
    const name = new TextEncoder().encode(path)
    const data = new TextEncoder().encode(text)
    const shared = sharedFields(data, name)
    const header = joined([uint32(0x04034b50), shared, uint16(0), name, data])
    local.push(header)
    central.push(
      joined([
        uint32(0x02014b50),
        uint16((3 << 8) | 20),
        shared,
        ...[0, 0, 0, 0].map(uint16),
        uint32(MODE),
        uint32(offset),
        name,
      ]),
    )
    offset += header.length
  }
  const directory = joined(central)
  const count = uint16(entries.length)
  const end = [
    uint32(0x06054b50),
    uint16(0),
    uint16(0),
    count,
    count,
    uint32(directory.length),
    uint32(offset),
    uint16(0),
  ]
  return joined([...local, directory, ...end])
}

/** From "version needed to extract" to "file name length". */
function sharedFields(data: Uint8Array, name: Uint8Array): Uint8Array {
  const size = uint32(data.length)
  return joined([...[20, 0, 0, 0, DATE].map(uint16), uint32(crc32(data)), size, size, uint16(name.length)])
}

/** CRC-32 with the polynomial of ISO 3309, bit by bit: the files are small. */
function crc32(data: Uint8Array): number {
  let crc = 0xffff_ffff
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0)
  }
  return ~crc >>> 0
}

function uint16(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8)
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24)
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
