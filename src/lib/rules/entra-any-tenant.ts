import { metadataOf, placed } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const entraAnyTenant: Rule = {
  code: 'entra-any-tenant',
  kind: 'fails',
  title: 'Microsoft Entra with common or organizations',
  about:
    'The metadata of `common` and `organizations` name an issuer with `{tenantid}` in it. The ID token names the tenant of the person. Streamlit compares the two as texts.',
  streamlit: {
    does: 'Refuses the ID token: the start page, logged out.',
    says: "invalid_claim: Invalid claim: 'iss'",
    where: 'log',
  },
  known: 'reported',
  fix: 'Put the id of your tenant there, or `consumers` for personal accounts.',
  find: (file) =>
    metadataOf(file).flatMap((setting) => {
      if (!isEntra(setting.url)) return []
      const tenant = setting.url.pathname.split('/')[1] ?? ''
      return /^(?:common|organizations)$/i.test(tenant)
        ? [{ ...placed(setting), so: `The tenant in its address is \`${tenant}\`.` }]
        : []
    }),
}

function isEntra({ hostname }: URL): boolean {
  return /^login\.(?:microsoftonline\.(?:com|us)|windows\.net|partner\.microsoftonline\.cn)$/.test(hostname)
}
