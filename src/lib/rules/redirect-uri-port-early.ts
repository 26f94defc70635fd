import { placed, redirectUri } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { versionDoes } from '#lib/streamlit/versions.ts'

export const redirectUriPortEarly: Rule = {
  code: 'redirect-uri-port-early',
  kind: 'fails',
  title: 'This Streamlit does not fill in {port}',
  about: '`{port}` in `redirect_uri` stands for `server.port`. Older versions send the braces.',
  streamlit: { does: 'Sends `{port}` to the provider as it stands.', where: 'browser' },
  known: 'seen',
  fix: 'Write the number of the port, or install a newer Streamlit.',
  find: (file) => {
    const setting = redirectUri(file)
    const fills = versionDoes('redirect-uri-port', file.options.streamlit)?.does.endsWith('filled in')
    return setting?.value.includes('{port}') && !fills
      ? [{ ...placed(setting), so: `\`redirect_uri\` has \`{port}\`, and Streamlit is ${file.options.streamlit}.` }]
      : []
  },
}
