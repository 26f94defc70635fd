import { refusedLogins } from '#lib/findings/login-rule.ts'
import type { Rule } from '#lib/findings/rule.ts'
import type { SecretsFile } from '#lib/findings/secrets-file.ts'
import { versionDoes } from '#lib/streamlit/versions.ts'

/** The mistake that Streamlit hides: it goes on as if there were no file. */
export const secretsUnparsable: Rule = {
  code: 'secrets-unparsable',
  kind: 'refused',
  title: 'The file is not TOML',
  about:
    'The parser cannot read the file. One mistake hides all of it: Streamlit goes on as if there were no secrets, and says nothing of TOML on the page.',
  streamlit: { does: 'Hides the mistake and goes on as if there were no secrets.', where: 'screen' },
  known: 'tested',
  fix: 'Mend the place that the parser names. Only then can the rest of the file be checked.',
  find: (file) => {
    const { secrets } = file
    const [refused] = refusedLogins(file, 'secrets-unparsable')
    if (refused === undefined || secrets.ok) return []
    const start = secrets.at
    return [
      {
        at: start === undefined ? [] : [{ ...start, start: 0, length: 1 }],
        so: `The parser says: \`${secrets.message.replaceAll('`', "'")}\`.`,
        does: `Goes on as if there were no secrets: \`st.user\` has no \`is_logged_in\`, and \`st.login()\` raises what stands here. ${inTheLog(file)}`,
        says: refused.failure.message,
      },
    ]
  },
}

function inTheLog({ options }: SecretsFile): string {
  const known = versionDoes('unreadable-secrets', options.streamlit)?.does
  if (known === 'a line in the log') return 'The parser’s words are in the log once, at the start of the server.'
  if (known === 'the server exits') return 'In this version the server ends at its start.'
  return 'The parser’s words are nowhere to be seen.'
}
