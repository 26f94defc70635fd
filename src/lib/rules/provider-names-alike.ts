import { grouped } from '#lib/findings/grouped.ts'
import { headerOf } from '#lib/findings/places.ts'
import type { Rule } from '#lib/findings/rule.ts'

export const providerNamesAlike: Rule = {
  code: 'provider-names-alike',
  kind: 'fails',
  title: 'Two providers differ in upper and lower case alone',
  about: 'Below Streamlit, Authlib looks the provider up without regard to case. It finds the last of the two.',
  streamlit: { does: 'Uses the last of these tables for all of them.', where: 'nothing' },
  known: 'tested',
  fix: 'Give one of them another name.',
  find: (file) => {
    const alike = grouped(file.providers, ({ name }) => name.toLowerCase())
    return [...alike.values()]
      .filter((tables) => tables.length > 1)
      .map((tables) => ({
        at: tables.flatMap(({ path }) => headerOf(file, path)),
        so: `${tables.map(({ path }) => `\`[${path}]\``).join(' and ')} have the same name but for case.`,
      }))
  },
}
