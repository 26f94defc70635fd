import { parseSecrets } from '#lib/streamlit/secrets.ts'
import type { Rule } from '../rule.ts'

export const upgradeBreaksFile: Rule = {
  code: 'upgrade-breaks-file',
  kind: 'surprising',
  title: 'A newer Streamlit cannot read this file',
  about:
    'Since 1.66 Streamlit reads secrets.toml with Python’s own `tomllib`, which refuses some of what the package `toml` 0.10 takes.',
  streamlit: {
    does: 'Reads the file in this version. From 1.66 on it hides the mistake and goes on as if there were no secrets.',
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
