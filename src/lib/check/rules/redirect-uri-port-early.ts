import { compareVersions } from '#lib/streamlit/versions.ts'
import { placed, redirectUri } from '../providers-of.ts'
import type { Rule } from '../rule.ts'

/** From its release notes. */
const since = '1.53.0'

export const redirectUriPortEarly: Rule = {
  code: 'redirect-uri-port-early',
  kind: 'fails',
  title: 'This Streamlit does not fill in {port}',
  about: '`{port}` in `redirect_uri` stands for `server.port`. Older versions send the braces.',
  streamlit: { does: 'Sends `{port}` to the provider as it stands.', where: 'browser' },
  known: 'reported',
  fix: 'Write the number of the port, or install a newer Streamlit.',
  find: (file) => {
    const setting = redirectUri(file)
    const early = compareVersions(file.options.streamlit, since) < 0
    return setting?.value.includes('{port}') && early
      ? [{ ...placed(setting), so: `\`redirect_uri\` has \`{port}\`, and Streamlit is ${file.options.streamlit}.` }]
      : []
  },
}
