import { isKnownKey } from '#lib/findings/known-keys.ts'
import { hits } from '#lib/findings/lines.ts'
import { latinOf } from '#lib/findings/look-alikes.ts'
import { keyOf } from '#lib/findings/places.ts'
import type { Found, Rule } from '#lib/findings/rule.ts'
import type { Piece, SecretsFile } from '#lib/findings/secrets-file.ts'

const written = /^[ \t]*\[*[ \t]*(?<at>[\w.-]*[^\0-\x7f\s“”‘’«»][^\s="'\]]*)[ \t]*[=\]]/d

export const lookAlikeKey: Rule = {
  code: 'look-alike-key',
  kind: 'refused',
  title: 'A name holds letters that only look right',
  about: 'Cyrillic а, е, о, с and others look like Latin letters and are not. A name with one is another name.',
  streamlit: { does: 'Cannot read the file, or reads a key that it does not know.' },
  known: 'tested',
  fix: 'Type the name anew on your keyboard.',
  find: (file) => (file.secrets.ok ? inNames(file) : inLines(file, file.secrets.at?.line ?? 1)),
}

/** Names without quotes are ASCII in TOML; where the parser stopped, any other letter may be why. */
function inLines(file: SecretsFile, from: number): Found[] {
  if (file.binary || file.tooLarge) return []
  return hits(file, written, from).map(({ piece, match }) => told(match.groups?.['at'] ?? '', [piece]))
}

/** What the parser took: names that would be known if their letters were what they look like. */
function inNames({ settings }: SecretsFile): Found[] {
  return settings
    .filter(({ table, name }) => {
      const latin = latinOf(name)
      if (latin === name) return false
      return table === '' ? latin === 'auth' : table.startsWith('auth') && isKnownKey('auth', latin)
    })
    .map((setting) => ({ ...told(setting.name, keyOf(setting)), path: setting.path }))
}

function told(name: string, at: readonly Piece[]): Found {
  const odd = [...name].filter((char) => char > '\x7f')
  const codes = odd
    .slice(0, 5)
    .map((char) => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
  const what = codes.length === 1 ? 'is no letter' : 'are no letters'
  return { at, so: `The name \`${name.slice(0, 60)}\` holds ${codes.join(', ')}, which ${what} of ASCII.` }
}
