import { keyOf } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const logoutParamsDropped: Rule = {
  code: 'logout-params-dropped',
  kind: 'surprising',
  title: 'logout_params changes nothing',
  about: 'It was announced for the logout at the provider. No version that was measured reads it.',
  streamlit: { does: 'Does not read it: the logout address is the same with and without.', where: 'nothing' },
  known: 'tested',
  fix: 'Delete it.',
  find: ({ settings }) =>
    settings
      .filter(({ name, table }) => name === 'logout_params' && /^auth(?:\.|$)/.test(table))
      .map((setting) => ({ at: keyOf(setting), path: setting.path, so: '`logout_params` is set.' })),
}
