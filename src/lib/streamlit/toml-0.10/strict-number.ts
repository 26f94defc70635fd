import { strip } from './python-text.ts'

/** The rules for leading zeroes and underscores. Applied to every value, meant for numbers. */
export function isStrictNumber(text: string): boolean {
  const number = strip(text)
  if (number === '' || number.startsWith('_') || number.endsWith('_')) return false
  if (number.includes('_.') || number.includes('._')) return false
  if (number.length < 3 && [...number].length === 1) return true
  if (/^0[^.obx]/su.test(number)) return false
  return !/^[+-]0[^.]/su.test(number) && !number.replace(/^[+-]/, '').includes('__')
}
