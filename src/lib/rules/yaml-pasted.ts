import { hits, syntaxRule } from '#lib/findings/lines.ts'

export const yamlPasted = syntaxRule({
  code: 'yaml-pasted',
  title: 'The file is YAML',
  about: 'In YAML a name with a colon opens a group, and what is indented belongs to it. TOML writes `[auth]`.',
  fix: 'Write `[auth]` for `auth:`, and `key = "value"` for `key: value`.',
  find: (file, from) =>
    hits(file, /^[ \t]*(?<at>[\w-]+:)[ \t]*$/d, from).map(({ piece }) => ({
      at: [piece],
      so: `Line ${piece.line} opens a group as YAML does.`,
    })),
})
