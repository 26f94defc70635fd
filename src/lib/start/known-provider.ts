import { fill } from '#lib/facts/providers/fill.ts'
import type { ProviderFacts } from '#lib/facts/providers/provider-facts.ts'
import type { StartProvider } from './start-provider.ts'

/** The key of the placeholder that stands for this site's own address, which nobody has to type. */
const siteKey = 'site'

/**
 * What the files and the checklist need of a provider's facts.
 *
 * @param site the site's own address, such as http://localhost:4321: the sample provider is there
 */
export function knownProvider(facts: ProviderFacts, site: string): StartProvider {
  const here = (template: string) => fill(template, { [siteKey]: site })
  return {
    id: facts.id,
    name: facts.name,
    table: facts.tableName,
    placeholders: facts.placeholders.filter(({ key }) => key !== siteKey),
    metadataUrl: here(facts.metadataUrl.value),
    scopes: facts.scopes,
    kwargs: facts.clientKwargs.map(({ key, value }) => ({ key, value })),
    groups: { claim: facts.groups.claim, scope: facts.groups.scope, how: facts.groups.how },
    verifiesEmail: facts.claims.some(({ name }) => name === 'email_verified'),
    claims: facts.claims
      .filter(({ name }) => ['sub', 'name', 'email', 'email_verified'].includes(name))
      .map(({ name, when }) => ({ name, when })),
    logout: facts.logout.happens.value,
    console: facts.console.map(({ where, fields }) => ({ where, fields })),
  }
}
