import type { SecretsFile } from '../secrets-file.ts'

/** Where a key of `[auth]` stands instead, as a sentence; nothing when it stands nowhere. */
export function strayOf(file: SecretsFile, name: string): string {
  const stray = file.settings.find((setting) => setting.name === name && setting.table !== 'auth')
  if (stray === undefined) return ''
  const where = stray.table === '' ? 'outside of every table' : `in \`[${stray.table}]\``
  return ` It stands ${where}: a key belongs to the header above it.`
}
