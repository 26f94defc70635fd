import type { Json } from '#lib/python/json.ts'
import { pythonRepr, reprString } from '#lib/python/repr.ts'
import type { Line } from '#lib/sample-app/scenario.ts'
import { type Access, readAttribute, readItem } from '#lib/streamlit/user-info.ts'
import { visibleText } from './visible-text.ts'

/** One way to read a claim, and what Python gives. */
export interface Reading {
  readonly code: string
  /** `repr` of the value, or the last line of the traceback. */
  readonly result: string
  readonly raises: boolean
}

export interface Readings {
  readonly name: string
  readonly isThere: boolean
  readonly ways: readonly Reading[]
}

type User = Readonly<Record<string, Json>>

/** Where the script names none that fits. */
const usual = ['name', 'email', 'sub', 'phone_number', 'is_logged_in', 'no_such_claim']

/** A name that `st.user` has and one that it lacks, read in three ways. Names that the script reads come first. */
export function readings(user: User, script: readonly Line[]): Readings[] {
  const names = [...script.flatMap(claimsRead), ...usual]
  const there = names.find((name) => Object.hasOwn(user, name))
  const missing = names.find((name) => !Object.hasOwn(user, name))
  return [there, missing].filter((name) => name !== undefined).map((name) => read(user, name))
}

/** The claims that a line of the script reads. */
export function claimsRead({ widget }: Line): string[] {
  if (!widget || !('pieces' in widget)) return []
  return widget.pieces.flatMap((piece) => {
    if (typeof piece === 'string') return []
    if ('attribute' in piece) return [piece.attribute]
    return 'get' in piece ? [piece.get] : []
  })
}

function read(user: User, name: string): Readings {
  const quoted = JSON.stringify(name)
  const item = readItem(user, name)
  const value = item.ok ? item.value : null
  return {
    name,
    isThere: item.ok,
    ways: [
      reading(`st.user.${name}`, readAttribute(user, name)),
      reading(`st.user[${quoted}]`, item),
      { code: `st.user.get(${quoted})`, result: jsonRepr(value), raises: false },
    ],
  }
}

function reading(code: string, access: Access): Reading {
  if (access.ok) return { code, result: jsonRepr(access.value), raises: false }
  // Python prints a KeyError's message as its repr.
  const message = access.type === 'KeyError' ? reprString(access.message) : access.message
  return { code, result: `${access.type}: ${message}`, raises: true }
}

/** `repr` of what `json.loads` makes of a JSON value. */
export function jsonRepr(value: Json): string {
  if (value === null) return 'None'
  if (typeof value === 'string') return visibleText(reprString(value))
  if (typeof value === 'number') return pythonRepr(Number.isSafeInteger(value) ? BigInt(value) : value)
  if (typeof value === 'boolean') return pythonRepr(value)
  if (isList(value)) return `[${value.map(jsonRepr).join(', ')}]`
  const pairs = Object.entries(value).map(([key, item]) => `${visibleText(reprString(key))}: ${jsonRepr(item)}`)
  return `{${pairs.join(', ')}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
