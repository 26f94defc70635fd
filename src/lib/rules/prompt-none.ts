import { kwargsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const promptNone: Rule = {
  code: 'prompt-none',
  kind: 'fails',
  title: 'prompt is "none"',
  about:
    'It asks the provider to show nothing. Whoever is not logged in there already gets an error back, and the app shows its start page.',
  streamlit: {
    does: 'Comes back with an error whenever the provider would have had to ask: the start page, logged out, and a line in the log.',
    where: 'log',
  },
  known: 'tested',
  fix: 'Leave it out, or write `prompt = "login"` or `"select_account"`.',
  find: (file) =>
    kwargsOf(file)
      .filter(({ name, value }) => name === 'prompt' && value === 'none')
      .map((setting) => ({ ...placed(setting), so: '`prompt` is `"none"`.' })),
}
