import { isHostOf } from '#lib/findings/addresses.ts'
import { metadataOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const githubNoOidc: Rule = {
  code: 'github-no-oidc',
  kind: 'fails',
  title: 'GitHub cannot be a provider of st.login()',
  about:
    'GitHub gives people OAuth access tokens, and no ID tokens. `token.actions.githubusercontent.com` is for its workflows.',
  streamlit: { does: 'Gets no metadata that a person could log in with.', where: 'browser' },
  known: 'reported',
  fix: 'Put a bridge between: Dex, authentik, Keycloak or Auth0, which log in at GitHub and give an ID token.',
  find: (file) =>
    metadataOf(file)
      .filter(({ url }) => isHostOf(url, 'github.com') || isHostOf(url, 'githubusercontent.com'))
      .map((setting) => ({ ...placed(setting), so: `The provider is \`${setting.url.hostname}\`.` })),
}
