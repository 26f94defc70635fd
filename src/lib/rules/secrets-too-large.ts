import { SIZE_LIMIT } from '#lib/findings/limits.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const secretsTooLarge: Rule = {
  code: 'secrets-too-large',
  kind: 'surprising',
  title: 'The file is too large to be checked',
  about: 'This checker reads files of up to 256 kB. A secrets.toml that a person wrote is below 10 kB.',
  streamlit: { does: 'Reads files of any size; the limit is this checker’s own.' },
  known: 'plain',
  fix: 'Keep in the file what `st.secrets` is for. To check `[auth]`, check it in a file of its own.',
  find: ({ size, tooLarge }) =>
    tooLarge ? [{ so: `The text has ${size} characters, more than ${SIZE_LIMIT}. It was not parsed.` }] : [],
}
