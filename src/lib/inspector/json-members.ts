import { loads } from '#lib/python/json.ts'

/** A member of a JSON object whose value is text, a number, true, false or null. */
export interface ScalarMember {
  readonly key: string
  /** The value as it stands in the JSON. */
  readonly raw: string
  /** The value for people: text without its quotes. */
  readonly text: string
  /** Where `raw` stands. */
  readonly start: number
  readonly end: number
}

// A text that is cut off reaches to the end.
const token = /"(?:[^"\\]|\\.)*"|"[\s\S]*$|[{}[\]:,]|[^\s"{}[\]:,]+/g

/** The plain members of the outermost object, with their places. The JSON may be cut off anywhere: a piece of a cookie. */
export function scalarMembers(json: string): ScalarMember[] {
  const members: ScalarMember[] = []
  const tokens = [...json.matchAll(token)]
  let depth = 0
  tokens.forEach(({ 0: text }, at) => {
    if (text === '{' || text === '[') depth++
    if (text === '}' || text === ']') depth--
    const value = tokens[at + 2]
    const isKey = depth === 1 && text.startsWith('"') && tokens[at + 1]?.[0] === ':'
    // A value is whole only when something follows it.
    if (!isKey || !value || !tokens[at + 3] || /^[{[]/.test(value[0])) return
    const raw = value[0]
    const [key, read] = [loads(text), loads(raw)]
    if (typeof key !== 'string' || read === undefined) return
    members.push({
      key,
      raw,
      text: typeof read === 'string' ? read : raw,
      start: value.index,
      end: value.index + raw.length,
    })
  })
  return members
}
