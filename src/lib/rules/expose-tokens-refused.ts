import { settingAt } from '#lib/findings/places.ts'
import { placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'
import { isTable } from '#lib/python/toml/value.ts'
import { exposedTokens } from '#lib/streamlit/auth-section.ts'
import { versionDoes } from '#lib/streamlit/versions.ts'

export const exposeTokensRefused: Rule = {
  code: 'expose-tokens-refused',
  kind: 'fails',
  title: 'expose_tokens names something other than "id" and "access"',
  about:
    'Two tokens can be shown to the app: `"id"` and `"access"`. Another name, like `"refresh"`, ends every connection, also of people who are logged out.',
  streamlit: { does: 'Ends every connection: the page never loads, for anyone.', where: 'log' },
  known: 'tested',
  fix: 'Write `expose_tokens = ["id", "access"]`, or one of the two.',
  find: (file) => {
    const setting = settingAt(file, 'auth.expose_tokens')
    const exposed = exposedTokens(file.secrets)
    if (setting === undefined || exposed.ok || !isTable(file.auth)) return []
    const does = versionDoes('bad-expose-tokens', file.options.streamlit)?.does
    const older =
      does === 'ignored'
        ? { kind: 'surprising' as const, does: 'Ignores it.' }
        : { does: `Ends every connection: ${does}.` }
    const named = (Array.isArray(setting.value) ? setting.value : [setting.value]).map((one) =>
      JSON.stringify(String(one).slice(0, 40)),
    )
    return [{ ...placed(setting), so: `It names ${named.slice(0, 6).join(', ')}.`, says: exposed.message, ...older }]
  },
}
