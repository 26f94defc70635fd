import type { Rule } from '#lib/findings/rule.ts'
import { parseSecrets } from '#lib/streamlit/secrets.ts'
import { versions } from '#lib/streamlit/versions.ts'

/** "1.66": the first to read with the other parser. */
const since = versions['toml-reader']
  .find(({ does }) => does === 'tomllib')
  ?.version.split('.')
  .slice(0, 2)
  .join('.')

export const upgradeBreaksFile: Rule = {
  code: 'upgrade-breaks-file',
  kind: 'surprising',
  title: 'A newer Streamlit cannot read this file',
  about: `Since ${since} Streamlit reads secrets.toml with Python’s own \`tomllib\`, which refuses some of what the package \`toml\` 0.10 takes.`,
  streamlit: {
    does: `Reads the file in this version. From ${since} on it hides the mistake and goes on as if there were no secrets.`,
    where: 'nothing',
  },
  known: 'tested',
  fix: 'Mend the place that the message names before you upgrade.',
  find: ({ given, reader, secrets }) => {
    if (reader === 'tomllib' || !secrets.ok) return []
    const later = parseSecrets(given)
    return later.ok
      ? []
      : [
          {
            at: later.at === undefined ? [] : [{ ...later.at, start: 0, length: 1 }],
            so: `The newer parser says: \`${later.message.replaceAll('`', "'")}\`.`,
          },
        ]
  },
}
