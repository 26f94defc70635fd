import type { Finding } from '#lib/findings/finding.ts'
import { type Json, loads } from '#lib/python/json.ts'
import { found, loginEnds } from './discovery.ts'
import type { DiscoveryCode } from './problems.ts'

/** The most that is read, in bytes of UTF-8. Discovery documents have a few kilobytes. */
const documentLimit = 256 * 1024

/** The deepest nesting that is read. Discovery documents are two or three deep. */
const depthLimit = 32

export type ReadDocument =
  | { readonly ok: true; readonly document: Readonly<Record<string, Json>> }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** Reads a pasted document as far as it is one. What it is instead is said in one finding. */
export function readDocument(text: string): ReadDocument {
  const bare = text.replace(/^\uFEFF/, '').trim()
  if (bare === '') return refuse('discovery-empty', 'There is nothing here', 'The text is empty.', notJson(1))
  if (text.length > documentLimit || new TextEncoder().encode(text).length > documentLimit) {
    return refuse('discovery-too-long', 'This is too long', 'The text has over 256 kB; this page reads no more.', null)
  }
  if (deeperThan(bare, depthLimit)) {
    return refuse('discovery-too-deep', 'This is nested too deeply', `It is over ${depthLimit} deep.`, null)
  }
  if (bare.startsWith('<')) {
    const so = 'The text begins with `<`: it is a web page, such as a sign-in page or an error.'
    return refuse('discovery-web-page', 'This is a web page, not a discovery document', so, notJson(1))
  }
  const value = loads(bare)
  if (value === undefined) {
    return refuse('discovery-not-json', 'This is not JSON', 'The text cannot be read as JSON.', jsonError)
  }
  if (typeof value !== 'object' || value === null || isList(value)) {
    const so = `The document is ${kindOf(value)}, and must be an object: \`{ … }\`.`
    return refuse('discovery-not-object', 'This is JSON, but no object', so, typeErrors[kindOf(value)] ?? '')
  }
  return { ok: true, document: value }
}

const jsonError = 'json.decoder.JSONDecodeError: …'
const notJson = (column: number) => `json.decoder.JSONDecodeError: Expecting value: line 1 column ${column} (char 0)`

// Authlib 1.9 puts a member of its own into what it read, whatever that is.
const typeErrors: Readonly<Record<string, string>> = {
  'a list': 'TypeError: list indices must be integers or slices, not str',
  'a text': "TypeError: 'str' object does not support item assignment",
  'a number': "TypeError: 'int' object does not support item assignment",
  'true or false': "TypeError: 'bool' object does not support item assignment",
  null: "TypeError: 'NoneType' object does not support item assignment",
}

function refuse(code: DiscoveryCode, title: string, so: string, exception: string | null): ReadDocument {
  const streamlit =
    exception === null
      ? { does: 'Streamlit has no such limit. No provider’s document comes near it.' }
      : loginEnds(exception)
  const fix =
    'Copy the whole answer of `server_metadata_url`, whose address ends in `/.well-known/openid-configuration`, as your browser or `curl` shows it.'
  return { ok: false, findings: found(code, 'fails', { member: '', title, so, streamlit, fix }) }
}

function kindOf(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'string' ? 'a text' : typeof value === 'number' ? 'a number' : 'true or false'
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** Whether brackets outside of texts are open more than `limit` at a time. Looks at each character once. */
function deeperThan(text: string, limit: number): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (inText && char === '\\') at++
    else if (char === '"') inText = !inText
    else if (inText) continue
    else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') depth--
    if (depth > limit) return true
  }
  return false
}
