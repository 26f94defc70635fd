import { authorizeParamsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const hdIsAHint: Rule = {
  code: 'hd-is-a-hint',
  kind: 'surprising',
  title: 'hd asks Google for a domain, and does not hold it to it',
  about: 'The parameter chooses what Google shows first. Whoever changes the address logs in with another account.',
  streamlit: { does: 'Sends it, and lets in whoever comes back.', where: 'nothing' },
  known: 'unchecked',
  fix: 'Compare the claim in the app: `if st.user.get("hd") != "example.com": st.stop()`.',
  find: (file) =>
    authorizeParamsOf(file)
      .filter(({ name }) => name === 'hd')
      .map((setting) => ({ ...placed(setting), so: '`authorize_params` sets `hd`.' })),
}
