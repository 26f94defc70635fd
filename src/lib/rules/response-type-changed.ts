import { quoted } from '#lib/findings/places.ts'
import { kwargsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const responseTypeChanged: Rule = {
  code: 'response-type-changed',
  kind: 'fails',
  title: 'response_type is not "code"',
  about: 'Streamlit logs in with the code flow. Another `response_type` is sent, and what comes back cannot be used.',
  streamlit: {
    does: 'Sends it to the provider as it stands. What comes back has no code to be swapped for an ID token.',
    where: 'browser',
  },
  known: 'tested',
  fix: 'Leave `response_type` out.',
  find: (file) =>
    kwargsOf(file)
      .filter(({ name, value }) => name === 'response_type' && value !== 'code')
      .map((setting) => ({ ...placed(setting), so: `\`response_type\` is ${quoted(setting)}.` })),
}
