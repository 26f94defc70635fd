/** A field of a protocol buffer as it stands on the wire: a number, or bytes (text, or another message). */
export interface Field {
  readonly number: number
  readonly value: number | Buffer
}

/**
 * Reads a message without its schema (Protocol Buffers encoding: varint, fixed 32 and 64, length-delimited).
 * Fixed-width values come as bytes. Throws a RangeError when the bytes end early.
 */
export function readFields(bytes: Buffer): Field[] {
  const fields: Field[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes.readUInt8(at++)
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
  const take = (length: number): Buffer => {
    at += length
    if (at > bytes.length) throw new RangeError('the message ends early')
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const key = varint()
    const wireType = key & 7
    const number = Math.floor(key / 8)
    if (wireType === 0) fields.push({ number, value: varint() })
    else if (wireType === 2) fields.push({ number, value: take(varint()) })
    else fields.push({ number, value: take(wireType === 1 ? 8 : 4) })
  }
  return fields
}

/** The messages (or texts) of one field. */
export function messagesOf(bytes: Buffer, number: number): Buffer[] {
  return readFields(bytes).flatMap((field) =>
    field.number === number && Buffer.isBuffer(field.value) ? [field.value] : [],
  )
}

/** The first text along a path of field numbers; undefined where there is none. */
export function textAt(bytes: Buffer, ...path: readonly number[]): string | undefined {
  let found: Buffer | undefined = bytes
  for (const number of path) found = found && messagesOf(found, number)[0]
  return found?.toString()
}

/** A length-delimited field. */
export function delimited(number: number, content: string | Buffer): Buffer {
  const body = Buffer.from(content)
  return Buffer.concat([varintBytes(number * 8 + 2), varintBytes(body.length), body])
}

function varintBytes(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.from([...bytes, rest])
}
