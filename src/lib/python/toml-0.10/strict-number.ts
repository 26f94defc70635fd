import { skipSpaces, stripped } from './python-text.ts'

/**
 * The rules for leading zeroes and underscores, for what stands in a text from a place to its end. Applied to every
 * value, meant for numbers: of what begins as another kind of value nobody asks, and nothing is looked at.
 */
export function strictNumbers(line: string): (from: number) => boolean {
  const text = stripped(line, 0, line.length)
  let oddity: number | undefined
  return (from) => {
    const first = skipSpaces(text, from)
    if (/['"[{]/.test(text.charAt(first))) return true
    oddity ??= Math.max(...['_.', '._', '__'].map((pair) => text.lastIndexOf(pair)))
    const number = text.slice(first)
    if (number === '' || number.startsWith('_') || number.endsWith('_') || oddity >= first) return false
    if (number.length < 3 && [...number].length === 1) return true
    return !/^0[^.obx]/su.test(number) && !/^[+-]0[^.]/su.test(number)
  }
}
