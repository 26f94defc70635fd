import { kwargsOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const responseModeFormPost: Rule = {
  code: 'response-mode-form-post',
  kind: 'fails',
  title: 'response_mode is "form_post"',
  about: 'With it the browser comes back by POST. Streamlit’s callback takes GET and HEAD.',
  streamlit: { does: 'Answers the callback with 405.', says: 'Method Not Allowed', where: 'browser' },
  known: 'tested',
  fix: 'Leave `response_mode` out.',
  find: (file) =>
    kwargsOf(file)
      .filter(({ name, value }) => name === 'response_mode' && value !== 'query')
      .map((setting) =>
        setting.value === 'form_post'
          ? { ...placed(setting), so: '`response_mode` is `"form_post"`.' }
          : {
              ...placed(setting),
              so: '`response_mode` is not `"query"`.',
              does: 'Reads the query of the callback alone.',
              says: null,
            },
      ),
}
