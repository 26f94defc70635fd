import { kwargsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const promptEmpty: Rule = {
  code: 'prompt-empty',
  kind: 'surprising',
  title: 'prompt is empty, and is sent all the same',
  about:
    'Streamlit sends `prompt=select_account` unless `client_kwargs` has another. An empty one does not leave it out.',
  streamlit: { does: 'Sends `prompt=` with nothing after it. Some providers refuse that.', where: 'browser' },
  known: 'tested',
  fix: 'Write a value that your provider knows, such as `prompt = "login"` or `"consent"`.',
  find: (file) =>
    kwargsOf(file)
      .filter(({ name, value }) => name === 'prompt' && value === '')
      .map((setting) => ({ ...placed(setting), so: '`prompt` is `""`.' })),
}
