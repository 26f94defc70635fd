import type { SecretsFile } from '#lib/findings/secrets-file.ts'

/** Where a key of `[auth]` stands instead, as a sentence; nothing when it stands nowhere. */
export function strayOf(file: SecretsFile, name: string): string {
  const stray = file.settings.find((setting) => setting.name === name && setting.table !== 'auth')
  if (stray === undefined)
    return isCommentedOut(file, [name]) ? ` A line with it begins with \`#\`: that makes it a comment.` : ''
  const where = stray.table === '' ? 'outside of every table' : `in \`[${stray.table}]\``
  return ` It stands ${where}: a key belongs to the header above it.`
}

/** Whether a line for one of the keys is there, behind a `#`. */
export function isCommentedOut({ lines }: SecretsFile, names: readonly string[]): boolean {
  const keys = lines.map((line) => /^[ \t]*#[ \t]*([\w-]{1,80})[ \t]*=/.exec(line)?.[1])
  return keys.some((key) => key !== undefined && names.includes(key))
}
