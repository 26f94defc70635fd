import { settingAt } from '#lib/findings/places.ts'
import { placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { versionDoes } from '#lib/streamlit/versions.ts'

export const exposeTokensTooEarly: Rule = {
  code: 'expose-tokens-too-early',
  kind: 'surprising',
  title: 'This Streamlit has no st.user.tokens',
  about: '`expose_tokens` came with `st.user.tokens`. An older version does not read it.',
  streamlit: { does: 'Does not read it.', where: 'nothing' },
  known: 'seen',
  fix: 'Install a newer Streamlit: `pip install -U "streamlit[auth]"`.',
  find: (file) => {
    const setting = settingAt(file, 'auth.expose_tokens')
    const does = versionDoes('tokens', file.options.streamlit)?.does ?? ''
    return setting === undefined || !does.startsWith('no ')
      ? []
      : [{ ...placed(setting), so: `Streamlit ${file.options.streamlit} has ${does}.` }]
  },
}
