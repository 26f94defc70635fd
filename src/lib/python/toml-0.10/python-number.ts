import { reprString } from '../repr.ts'
import { valueError } from './python-error.ts'
import { strip } from './python-text.ts'

const maxDecimalDigits = 4300
const digits = '\\d(?:_?\\d)*'
const floatText = new RegExp(
  `^[+-]?(?:(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:e[+-]?${digits})?|inf(?:inity)?|nan)$`,
  'i',
)
const integerText =
  /^(?<sign>[+-]?)(?:(?<radix>0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+)|(?<decimal>[1-9](?:_?\d)*|0(?:_?0)*))$/i
const decimalText = new RegExp(`^[+-]?${digits}$`)

/** `float(text)`; undefined where Python raises ValueError. */
export function pythonFloat(text: string): number | undefined {
  const plain = numeral(text)
  if (!floatText.test(plain)) return undefined
  const [, sign = '', word = ''] = /^([+-]?)([a-z]*)/i.exec(plain) ?? []
  if (word === '') return Number(plain.replaceAll('_', ''))
  return word.toLowerCase() === 'nan' ? Number.NaN : sign === '-' ? -Infinity : Infinity
}

/** `int(text, 0)`: decimal, or with a prefix 0x, 0o, 0b. Raises ValueError like Python. */
export function pythonInteger(text: string): bigint {
  const found = integerText.exec(numeral(text))?.groups
  if (found === undefined) {
    // CPython prints the value with %.200R: its repr, cut off.
    const shown = [...reprString(text)].slice(0, 200).join('')
    throw valueError(`invalid literal for int() with base 0: ${shown}`)
  }
  const body = (found.radix ?? found.decimal ?? '').replaceAll('_', '')
  if (found.decimal !== undefined) checkDigits(body.length)
  return found.sign === '-' ? -BigInt(body) : BigInt(body)
}

/** `int(text)`; undefined where Python raises ValueError. */
export function pythonDecimal(text: string): bigint | undefined {
  const plain = numeral(text)
  if (!decimalText.test(plain)) return undefined
  const body = plain.replaceAll('_', '').replace('+', '')
  return body.replace('-', '').length > maxDecimalDigits ? undefined : BigInt(body)
}

function checkDigits(count: number): void {
  if (count <= maxDecimalDigits) return
  throw valueError(
    `Exceeds the limit (${maxDecimalDigits} digits) for integer string conversion: value has ${count} digits; ` +
      'use sys.set_int_max_str_digits() to increase the limit',
  )
}

const separators = ['\x1c', '\x1d', '\x1e', '\x1f']

/** Without the blanks around it. Unlike `strip`, Python's number parsers do not take U+001C–1F for blanks. */
function numeral(text: string): string {
  return separators.some((char) => text.includes(char)) ? text : strip(asciiDigits(text))
}

/** Python reads the decimal digits of every script; each script has its ten in a row. */
function asciiDigits(text: string): string {
  return text.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let first = code
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--
    return String((code - first) % 10)
  })
}
