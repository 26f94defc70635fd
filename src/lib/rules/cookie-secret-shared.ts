import { cookieSecret, placed, textsOf } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const cookieSecretShared: Rule = {
  code: 'cookie-secret-shared',
  kind: 'surprising',
  title: 'cookie_secret is the client secret too',
  about:
    '`cookie_secret` is known to your server alone; the client secret, to the provider as well. Whoever has the one must not have the other.',
  streamlit: { does: 'Signs with it as with any other.', where: 'nothing' },
  known: 'plain',
  fix: 'Make a new `cookie_secret`. It is given to nobody, no provider either.',
  find: (file) => {
    const setting = cookieSecret(file)
    const same = textsOf(file, 'client_secret').filter(({ value }) => value === setting?.value)
    return setting === undefined || same.length === 0
      ? []
      : [{ ...placed(setting), so: `It is the same text as \`${same[0]?.path ?? ''}\`.` }]
  },
}
