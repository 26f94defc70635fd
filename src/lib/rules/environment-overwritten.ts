import { keyOf } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'

const system =
  /^(?:PATH|HOME|USER|PYTHONPATH|PYTHONHOME|LD_LIBRARY_PATH|LD_PRELOAD|SSL_CERT_FILE|SSL_CERT_DIR|HTTPS?_PROXY|NO_PROXY|TMPDIR|TEMP|TMP|SHELL|LANG)$/i

export const environmentOverwritten: Rule = {
  code: 'environment-overwritten',
  kind: 'surprising',
  title: 'A key replaces a variable of the system',
  about:
    'What stands outside of every table becomes an environment variable of the server. A name such as `PATH` replaces that of the system.',
  streamlit: { does: 'Sets the variable for the server and for all that it starts.', where: 'nothing' },
  known: 'tested',
  fix: 'Give it another name, or put it into a table.',
  find: ({ settings }) =>
    settings
      .filter(({ table, name, value }) => table === '' && system.test(name) && typeof value !== 'object')
      .map((setting) => ({
        at: keyOf(setting),
        path: setting.path,
        so: `\`${setting.name}\` stands outside of every table.`,
      })),
}
