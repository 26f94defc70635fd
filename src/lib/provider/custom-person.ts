import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Claims, Json } from './claims.ts'

/** The form "A person of your own" as it was filled in. */
export interface CustomForm {
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  /** A JSON object of more claims, as text. */
  readonly claims: string
}

/** What is wrong with a field, by field. */
export type CustomErrors = Readonly<Partial<Record<'name' | 'email' | 'claims', string>>>

export type CustomOutcome =
  | { readonly ok: true; readonly person: Claims }
  | { readonly ok: false; readonly errors: CustomErrors }

export const customStart: CustomForm = {
  name: 'Robin Example',
  email: 'robin@example.com',
  emailVerified: true,
  claims: '{ "locale": "de", "groups": ["editors"], "department": "Research" }',
}

/** The most bytes that a described person may take. */
export const maxPersonBytes = 8 * 1024
const maxDepth = 6
const maxClaims = 60

/** Claims that make a token a token, or that name the person: the provider sets them. */
const ours = new Set(
  'iss sub aud azp exp iat nbf jti nonce sid auth_time acr amr at_hash c_hash s_hash events cnf act may_act _claim_names _claim_sources'.split(
    ' ',
  ),
)
const fields = new Set(['name', 'email', 'email_verified'])

const json: z.ZodType<Json> = z.json()
const claimSet = z.record(z.string(), json)

/**
 * The person that a visitor described, or what to change. Their `sub` is `custom-` and a hash of the description, so
 * it can be no one else's, and the same description is the same account.
 */
export function customPerson(form: CustomForm): CustomOutcome {
  const more = readClaims(form.claims)
  const errors: CustomErrors = {
    ...(controls.test(form.name) && { name: 'The name holds a control character: take it out.' }),
    ...(form.email !== '' && !z.email().safeParse(form.email).success && { email: emailText(form.email) }),
    ...(typeof more === 'string' && { claims: more }),
  }
  if (typeof more === 'string' || Object.keys(errors).length > 0) return { ok: false, errors }
  const described = {
    ...(form.name !== '' && { name: form.name }),
    ...(form.email !== '' && { email: form.email, email_verified: form.emailVerified }),
    ...more,
  }
  const text = JSON.stringify(described)
  if (Buffer.byteLength(text) > maxPersonBytes)
    return { ok: false, errors: { claims: sizeText(Buffer.byteLength(text)) } }
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 24)
  return { ok: true, person: { ...described, sub: `custom-${hash}` } }
}

/** The claims in the JSON box, or the text of what is wrong with it. An empty box is no claims. */
function readClaims(text: string): Readonly<Record<string, Json>> | string {
  if (text.trim() === '') return {}
  if (Buffer.byteLength(text) > maxPersonBytes) return sizeText(Buffer.byteLength(text))
  if (depthOf(text) > maxDepth) return `The claims are nested deeper than ${maxDepth} levels: make them flatter.`
  const parsed = parse(text)
  if (!parsed.ok) return `This is not JSON: ${parsed.message}. Write an object such as { "locale": "de" }.`
  const result = claimSet.safeParse(parsed.value)
  if (!result.success) return 'This is JSON, but not an object. Put the claims in braces: { "locale": "de" }.'
  const names = Object.keys(Object(parsed.value))
  if (names.length > maxClaims) return `There are ${names.length} claims; ${maxClaims} is the most.`
  const wrong = names.find((name) => name === '' || name.length > 100 || controls.test(name) || name === '__proto__')
  if (wrong !== undefined) return `"${wrong.slice(0, 40)}" cannot be the name of a claim.`
  const reserved = names.find((name) => ours.has(name))
  if (reserved) return `"${reserved}" is set by the provider: take it out.`
  const field = names.find((name) => fields.has(name))
  if (field) return `"${field}" has a field of its own above: take it out here.`
  return result.data
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

function parse(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? (error.message.split(' in JSON')[0] ?? '') : '' }
  }
}

/** How deep the brackets go, strings left out. Counted before parsing, so that depth costs nothing. */
function depthOf(text: string): number {
  let depth = 0
  let most = 0
  for (const [mark] of text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').matchAll(/[[\]{}]/g)) {
    depth += mark === '[' || mark === '{' ? 1 : -1
    most = Math.max(most, depth)
  }
  return most
}

function emailText(email: string): string {
  return `"${email.slice(0, 60)}" is not an e-mail address. Correct it, or leave the field empty for a person without one.`
}

function sizeText(bytes: number): string {
  return `The person takes ${bytes} bytes; ${maxPersonBytes} is the most. Take something out.`
}
