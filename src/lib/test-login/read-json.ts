import { type Json, loads } from '#lib/python/json.ts'
import { jsonDepth } from '#lib/python/json-depth.ts'
import { type AskedProblem, textLimit } from './asked.ts'

export type JsonObject = Readonly<Record<string, Json>>

export type JsonReading =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly problem: AskedProblem }

/** Python reads no literal of more than 200 brackets in each other: the files of tests hold the claims as one. */
const deepest = 100

/** Reads a text that has to be a JSON object; says what it is where it is none. */
export function readObject(at: 'claims' | 'tokens', text: string): JsonReading {
  const no = (why: string): JsonReading => ({ ok: false, problem: { at, text: `The ${at} ${why}` } })
  if (text.length > textLimit) return no(`have ${text.length} characters. ${textLimit} are the most that is read here.`)
  if (text.trim() === '') return no('are empty. Write a JSON object, such as `{"email": "ada@example.com"}`.')
  if (jsonDepth(text) > deepest) return no(`are nested deeper than ${deepest} levels.`)
  const value = loads(text)
  if (value === undefined) return no(`are not JSON. ${hint(text)}`)
  if (isObject(value)) return { ok: true, value }
  return no(`are ${kindOf(value)}. They have to be a JSON object: names and values in braces.`)
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kindOf(value: Json): string {
  if (value === null) return 'JSON’s `null`'
  return Array.isArray(value) ? 'a JSON list' : `a JSON ${typeof value}`
}

/** What people paste in place of JSON. */
function hint(text: string): string {
  const start = text.trim()
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(start)) return 'This looks like a token: paste the claims in it.'
  if (/^\{\s*'|\b(?:True|False|None)\b/.test(start)) {
    return 'This looks like a Python dict: JSON wants double quotes, and `true`, `false`, `null`.'
  }
  if (/,\s*[}\]]/.test(start)) return 'JSON takes no comma before a closing bracket.'
  return 'Names and texts stand in double quotes.'
}
