import { PythonError } from './toml/python-error.ts'

/** Raises what Python's `text.encode("utf-8")` raises: halves of surrogate pairs have no UTF-8. */
export function checkEncodable(text: string): void {
  if (text.isWellFormed()) return
  const characters = [...text]
  const first = characters.findIndex((char) => !char.isWellFormed())
  let last = first
  while (characters[last + 1]?.isWellFormed() === false) last++
  const unit = (characters[first] ?? '').charCodeAt(0).toString(16)
  const place =
    first === last ? `character '\\u${unit}' in position ${first}` : `characters in position ${first}-${last}`
  throw new PythonError('UnicodeEncodeError', `'utf-8' codec can't encode ${place}: surrogates not allowed`)
}
