import { pieceAt, syntaxRule } from '#lib/findings/lines.ts'

export const jsonPasted = syntaxRule({
  code: 'json-pasted',
  title: 'The file is JSON',
  about: 'Google and others hand out clients as a JSON file. secrets.toml is TOML: `key = "value"`, a line each.',
  fix: 'Write `[auth]`, and below it `client_id = "…"` and `client_secret = "…"` with the values of the JSON, beside the other keys.',
  find: (file) => {
    const start = /^\s*\{/.exec(file.text.slice(0, 1000))
    const line = start === null ? 1 : start[0].split('\n').length
    return start === null
      ? []
      : [{ at: [pieceAt(file, line, { column: 1, length: 1 })], so: 'The file begins with `{`, as JSON does.' }]
  },
})
