import { jsonDepth, mayBeDeeper } from './json-depth.ts'

/** A JSON value as JavaScript holds it. See {@link dumps} for what a JavaScript number cannot hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * Writes a value as Python's `json.dumps(value)` does: ", " and ": " as separators, ASCII only, `\uXXXX` in lower case.
 *
 * What is lost before this function is called, because JavaScript has one kind of number: Python's `1.0` arrives as `1`,
 * an integer beyond 2^53 arrives rounded, `-0.0` is written as `0`, and a float of 1e16 or more is written as an integer.
 * JavaScript also moves keys that look like array indexes ("7") to the front of an object. ID tokens hold none of these
 * in practice; everything else comes out byte for byte.
 */
export function dumps(value: Json): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') return number(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (isList(value)) return `[${value.map(dumps).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, item]) => `${quote(key)}: ${dumps(item)}`)
    .join(', ')}}`
}

/** Reads JSON text that must be an object. `undefined` for anything else. */
export function loadsObject(text: string): { readonly [key: string]: Json } | undefined {
  return asObject(loads(text))
}

/** A value that is an object; `undefined` for anything else. */
export function asObject(value: Json | undefined): { readonly [key: string]: Json } | undefined {
  return typeof value === 'object' && value !== null && !isList(value) ? value : undefined
}

/**
 * As deep as Python reads: beyond 994 levels, less those of its caller, CPython 3.11 raises a RecursionError. What is
 * deeper would be as much for what walks it here.
 */
const DEEPEST = 960

/** Reads JSON text; `undefined` when it is not JSON, or deeper than Python reads. */
export function loads(text: string): Json | undefined {
  if (mayBeDeeper(text, DEEPEST) && jsonDepth(text) > DEEPEST) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// JSON.stringify escapes what JSON requires; Python also escapes DEL and everything outside ASCII.
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function number(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString()
  // Python's repr has an exponent below 1e-4, of two digits at least; JavaScript only below 1e-6.
  if (Math.abs(value) < 1e-4) return value.toExponential().replace(/e-(\d)$/, 'e-0$1')
  return String(value)
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
