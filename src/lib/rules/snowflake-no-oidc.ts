import { isHostOf } from '#lib/findings/addresses.ts'
import { metadataOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const snowflakeNoOidc: Rule = {
  code: 'snowflake-no-oidc',
  kind: 'fails',
  title: 'Snowflake cannot be a provider of st.login()',
  about: 'Snowflake’s OAuth gives access to data. It has no metadata for logins and no ID token.',
  streamlit: { does: 'Gets no metadata: the white page `Authentication error`.', where: 'browser' },
  known: 'documents',
  fix: 'Use the identity provider that Snowflake itself trusts.',
  find: (file) =>
    metadataOf(file)
      .filter(({ url }) => isHostOf(url, 'snowflakecomputing.com'))
      .map((setting) => ({ ...placed(setting), so: `The provider is \`${setting.url.hostname}\`.` })),
}
