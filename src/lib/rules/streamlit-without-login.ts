import type { Rule } from '#lib/findings/rule.ts'
import { compareVersions, versionsRun } from '#lib/streamlit/versions.ts'

export const streamlitWithoutLogin: Rule = {
  code: 'streamlit-without-login',
  kind: 'refused',
  title: 'This Streamlit is older than any that was measured',
  about: '`st.login()` came with the first version in the table of those that were run.',
  streamlit: { does: 'Has no `st.login()`.', where: 'screen' },
  known: 'reported',
  fix: 'Install a newer one: `pip install -U "streamlit[auth]"`.',
  find: ({ options }) => {
    const first = versionsRun[0] ?? '0'
    return compareVersions(options.streamlit, first) < 0
      ? [{ so: `Streamlit ${options.streamlit} is older than ${first}.` }]
      : []
  },
}
