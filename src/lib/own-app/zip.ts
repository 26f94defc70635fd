import { crc32 } from 'node:zlib'

export interface ZipEntry {
  /** With `/` between folders, without one in front. ASCII. */
  readonly path: string
  readonly text: string
}

/** 1 January 1980, the oldest date that a zip can say: the files have no date of their own. */
const DATE = 0x0021

/** Files from Unix, readable by all and writable by their owner: `-rw-r--r--`. */
const MODE = (0o100_644 << 16) >>> 0

/** A zip archive with its files stored as they are, not compressed (APPNOTE 6.3.10, §4.3 and §4.4). */
export function zip(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { path, text } of entries) {
    const name = Buffer.from(path, 'ascii')
    const data = Buffer.from(text, 'utf8')
    const shared = sharedFields(data, name)
    const header = Buffer.concat([uint32(0x04034b50), shared, uint16(0), name, data])
    local.push(header)
    central.push(
      Buffer.concat([
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
  const directory = Buffer.concat(central)
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
  return new Uint8Array(Buffer.concat([...local, directory, ...end]))
}

/** From "version needed to extract" to "file name length". */
function sharedFields(data: Buffer, name: Buffer): Buffer {
  const size = uint32(data.length)
  return Buffer.concat([...[20, 0, 0, 0, DATE].map(uint16), uint32(crc32(data)), size, size, uint16(name.length)])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
