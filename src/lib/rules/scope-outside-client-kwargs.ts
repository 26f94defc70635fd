import { keysOfRequest } from '#lib/findings/known-keys.ts'
import { keyOf } from '#lib/findings/places.ts'
import { authSettings } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const scopeOutsideClientKwargs: Rule = {
  code: 'scope-outside-client-kwargs',
  kind: 'surprising',
  title: 'A parameter of the request stands outside of client_kwargs',
  about:
    '`scope`, `prompt` and `login_hint` belong into `client_kwargs`; other parameters into `authorize_params` of a named provider.',
  streamlit: { does: 'Does not read it: the request goes out as if it were not there.', where: 'nothing' },
  known: 'tested',
  fix: 'Move it: `client_kwargs = { scope = "openid email", prompt = "login" }`.',
  find: (file) =>
    authSettings(file)
      .filter(({ name }) => keysOfRequest.includes(name))
      .map((setting) => ({
        at: keyOf(setting),
        path: setting.path,
        so: `\`${setting.name}\` stands in \`[${setting.table}]\` itself.`,
        ...(/^(?:scopes?|prompt|login_hint|response_)/.test(setting.name)
          ? {}
          : {
              fix: `Write \`authorize_params = { ${setting.name} = … }\` in a table of its own, such as \`[auth.google]\`.`,
            }),
      })),
}
