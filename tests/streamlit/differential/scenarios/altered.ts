import { type AlterationName, alterations } from '../altered-provider.ts'
import type { KeptName } from '../kept.ts'
import type { Scenario } from '../scenario.ts'
import { keys, shared } from '../setups.ts'

const names = Object.keys(alterations).filter((name): name is AlterationName => Object.hasOwn(alterations, name))

const keeps: Readonly<Partial<Record<AlterationName, readonly KeptName[]>>> = {
  'no-id-token': ['token-answer'],
  'no-access-token': ['token-answer'],
  'no-token-type': ['token-answer'],
  'other-token-type': ['token-answer'],
  'no-issuer': ['no-issuer'],
  'no-issuer-and-an-iss-of-another': ['no-issuer'],
  'other-audience-azp': ['other-audience'],
  'two-other-audiences-azp': ['other-audience'],
}

/** Token endpoints, ID tokens and keys with one thing wrong: the checks of section 7.1. */
export const altered: readonly Scenario[] = names.map((name) => ({
  name: `an altered provider: ${name.replaceAll('-', ' ')}`,
  holds: '7.1, ID-token checks',
  setup: (values) =>
    shared(values) +
    keys(values, 'acme', { server_metadata_url: `"${values.provider}/altered/${name}/.well-known/acme"` }),
  keeps: keeps[name] ?? [],
  script: (browser) => browser.login(),
}))
