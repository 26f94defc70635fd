/** The most characters of an app's name. */
const maxName = 60

/** What the app is called when a program registers it without a name. */
export const nameless = 'An app without a name'

export type NameReading =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly problem: string }

/**
 * An app's name as it will be shown: composed (NFC), without space around it. Refused with a reason when it is empty,
 * too long, or holds what cannot be seen or turns other text around.
 */
export function readClientName(text: string): NameReading {
  if (!text.isWellFormed()) return { ok: false, problem: 'is not well-formed text (a half of a surrogate pair).' }
  const name = text.normalize('NFC').trim()
  const hidden = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.exec(name)?.[0]
  if (hidden !== undefined) {
    const code = (hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return { ok: false, problem: `holds U+${code}, a character that cannot be seen: take it out.` }
  }
  const { length } = [...name]
  if (length > maxName) return { ok: false, problem: `is ${length} characters long: ${maxName} is the most.` }
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) return { ok: false, problem: 'is empty: give your app a name.' }
  return { ok: true, name }
}
