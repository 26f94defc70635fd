import { PythonError } from '../toml/python-error.ts'

export { PythonError }

/** A mistake that the `toml` package notices itself: reported with its position in the file. */
export function valueError(message: string): PythonError {
  return new PythonError('ValueError', message)
}

export function typeError(message: string): PythonError {
  return new PythonError('TypeError', message)
}

export function indexError(sequence: 'list' | 'string'): PythonError {
  return new PythonError('IndexError', `${sequence} index out of range`)
}

/**
 * A mistake with its place: `message (line L column C char P)`. Lines and columns of the message count from 1,
 * characters from 0, all in code points.
 */
export function decodeError(message: string, source: readonly string[], position: number): PythonError {
  const before = source.slice(0, position)
  const line = before.filter((char) => char === '\n').length + 1
  const onLine = before.slice(before.lastIndexOf('\n') + 1)
  const place = `line ${line} column ${onLine.length + 1} char ${position}`
  return new PythonError('TomlDecodeError', `${message} (${place})`, { line, column: onLine.join('').length + 1 })
}
