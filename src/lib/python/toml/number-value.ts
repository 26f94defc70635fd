import { type Cursor, take } from './cursor.ts'
import { PythonError } from './python-error.ts'

const maxDigits = 4300 // sys.get_int_max_str_digits()
const number =
  /0(?:x[\da-f](?:_?[\da-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)|[+-]?(?:0|[1-9](?:_?\d)*)((?:\.\d(?:_?\d)*)?(?:e[+-]?\d(?:_?\d)*)?)/iy

/** An integer or a float that begins here; undefined when none does. What follows it is not looked at. */
export function takeNumber(cursor: Cursor): bigint | number | undefined {
  const start = cursor.at
  const match = take(cursor, number)
  // The prefixes of other bases are lower-case, unlike their digits and the exponent's letter.
  if (match !== null && /^0[XBO]/.test(match[0])) cursor.at = start + 1
  if (match !== null) return toNumber(cursor.text.slice(start, cursor.at), match[1] ?? '')
  const special = take(cursor, /([+-]?)(inf|nan)/y)
  if (special === null) return undefined
  if (special[2] === 'nan') return Number.NaN
  return special[1] === '-' ? -Infinity : Infinity
}

function toNumber(written: string, floatPart: string): bigint | number {
  const plain = written.replaceAll('_', '')
  if (floatPart !== '') return Number(plain)
  const digits = plain.replace(/^[+-]/, '')
  if (/^\d+$/.test(digits) && digits.length > maxDigits) {
    const limit = `Exceeds the limit (${maxDigits} digits) for integer string conversion: value has ${digits.length} digits`
    throw new PythonError('ValueError', `${limit}; use sys.set_int_max_str_digits() to increase the limit`)
  }
  return plain.startsWith('-') ? -BigInt(digits) : BigInt(digits)
}
