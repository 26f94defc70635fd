const WIDTH = 120

/**
 * JSON as the project's formatter writes it: objects one key a line, lists on one line where they fit in.
 * @param indent what stands before the line that the value begins in
 * @param before characters in that line between the indent and the value
 */
export function toJson(value: unknown, indent = '', before = 0): string {
  const line = inline(value)
  // One more for the comma that may follow.
  if (line !== null && (!Array.isArray(value) || indent.length + before + line.length + 1 <= WIDTH)) return line
  const deeper = `${indent}  `
  if (Array.isArray(value)) {
    return `[\n${value.map((one) => deeper + toJson(one, deeper)).join(',\n')}\n${indent}]`
  }
  const lines = Object.entries(Object(value)).flatMap(([key, one]) =>
    one === undefined ? [] : [`${deeper}${JSON.stringify(key)}: ${toJson(one, deeper, key.length + 4)}`],
  )
  return `{\n${lines.join(',\n')}\n${indent}}`
}

/** The value on one line; null where an object is in it. */
function inline(value: unknown): string | null {
  if (Array.isArray(value)) {
    const parts = value.map(inline)
    return parts.includes(null) ? null : `[${parts.join(', ')}]`
  }
  return typeof value === 'object' && value !== null ? null : JSON.stringify(value)
}
