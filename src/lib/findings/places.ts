import { isTable } from '#lib/python/toml/value.ts'
import type { TextEdit } from './finding.ts'
import { maskedValue } from './mask.ts'
import type { Piece, ProviderTable, SecretsFile, Setting, TextSetting } from './secrets-file.ts'

/** A setting of `[auth]` itself, or of the path that is given. */
export function settingAt(file: SecretsFile, path: string): Setting | undefined {
  return file.byPath.get(path)
}

/** Where a value stands, or its key; nowhere for what is not there. */
export function placeOf(setting: Setting | undefined): readonly Piece[] {
  return setting?.place === undefined ? [] : [setting.place]
}

export function keyOf(setting: Setting | undefined): readonly Piece[] {
  return setting?.key === undefined ? [] : [setting.key]
}

/** The header of a table, or its name. */
export function headerOf(file: SecretsFile, path: string): readonly Piece[] {
  return keyOf(settingAt(file, path))
}

/** A value as a sentence quotes it: at most 120 characters, its secrets masked, in double quotes when it is text. */
export function quoted(setting: Setting): string {
  if (typeof setting.value !== 'string') return kindOf(setting)
  const shown = maskedValue(setting.name, setting.value)
  const short = shown.length > 120 ? `${shown.slice(0, 120)}…` : shown
  return `\`"${short.replaceAll('`', "'").replace(/\p{Cc}/gu, visible)}"\``
}

function visible(char: string): string {
  return { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`
}

/** "a number", "a list": what a value is, when it is no text. */
export function kindOf({ value }: Setting): string {
  if (typeof value === 'string') return 'text'
  if (typeof value === 'boolean') return `\`${value}\``
  if (typeof value === 'bigint' || typeof value === 'number') return 'a number'
  if (Array.isArray(value)) return 'a list'
  return isTable(value) ? 'a table' : 'a date or time'
}

/** A setting of a provider whose value is a text. */
export function textSetting(table: ProviderTable, name: string): TextSetting | undefined {
  const setting = table.settings.get(name)
  return setting !== undefined && typeof setting.value === 'string' ? { ...setting, value: setting.value } : undefined
}

/** The offset in the text that was given, for one in the text with line ends `\n`. */
function givenOffset({ given, text }: SecretsFile, offset: number): number {
  if (given.length === text.length) return offset
  let from = 0
  let shift = 0
  for (;;) {
    const next = given.indexOf('\r\n', from)
    if (next === -1 || next - shift >= offset) return offset + shift
    shift++
    from = next + 2
  }
}

/** Replaces what stands at a place. */
export function replaced(file: SecretsFile, { start, length }: Piece, insert: string): TextEdit {
  return { from: givenOffset(file, start), to: givenOffset(file, start + length), insert }
}

/** A text as TOML writes it. */
export function tomlText(value: string): string {
  return JSON.stringify(value)
}
