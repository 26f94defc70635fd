import { placed, textsOf } from '#lib/findings/providers-of.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const entraTenantPlaceholder: Rule = {
  code: 'entra-tenant-placeholder',
  kind: 'fails',
  title: 'The tenant is still {tenant}',
  about: 'Documents print `{tenant}` where the id of your directory belongs. Streamlit fills nothing in there.',
  streamlit: { does: 'Fetches the address as it stands: the white page `Authentication error`.', where: 'browser' },
  known: 'reported',
  fix: 'Put the "Directory (tenant) ID" of your app registration there, or `consumers` for personal accounts.',
  find: (file) =>
    textsOf(file, 'server_metadata_url')
      .filter(({ value }) => /\{tenant(?:_?id)?\}/i.test(value.slice(0, 4000)))
      .map((setting) => ({ ...placed(setting), so: 'Its address holds `{tenant}`.' })),
}
