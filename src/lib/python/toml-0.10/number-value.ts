import { reprString } from '../repr.ts'
import { valueError } from './python-error.ts'
import { pythonFloat, pythonInteger } from './python-number.ts'

/** Reads what is no other kind of value: an integer, a float, or a mistake. */
export function readNumber(text: string, strict: boolean): bigint | number {
  if (!strict) throw valueError('Weirdness with leading zeroes or underscores in your number.')
  const digits = text.replace(/^[+-]/, '').replaceAll('_', '')
  const value = readUnsigned(digits)
  if (!text.startsWith('-')) return value
  return typeof value === 'bigint' ? -value : 0 - value
}

function readUnsigned(digits: string): bigint | number {
  const point = digits.indexOf('.')
  if (point < 0 && (digits.includes('x') || !/e/i.test(digits))) {
    return /^(?:inf|nan)$/i.test(digits) ? toFloat(digits) : pythonInteger(digits)
  }
  if (point === digits.length - 1) throw valueError('This float is missing digits after the point')
  if (!/^[0-9]/.test(digits)) throw valueError("This float doesn't have a leading digit")
  return toFloat(digits)
}

function toFloat(text: string): number {
  const value = pythonFloat(text)
  if (value === undefined) throw valueError(`could not convert string to float: ${reprString(text)}`)
  return value
}
