import type { Json } from '#lib/python/json.ts'

/** A value as Python source, a member a line where it is a dict. JSON's strings are Python's too. */
export function pythonLiteral(value: Json, indent = ''): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (value === null) return 'None'
  if (typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((one) => pythonLiteral(one, indent)).join(', ')}]`
  const deeper = `${indent}    `
  const members = Object.entries(value).map(
    ([name, one]) => `${deeper}${JSON.stringify(name)}: ${pythonLiteral(one, deeper)},\n`,
  )
  return members.length === 0 ? '{}' : `{\n${members.join('')}${indent}}`
}
