import type { Evidence } from './evidence.ts'
import type { ProviderFacts } from './provider-facts.ts'

/** Every statement about a provider by its evidence alone, in the order of a recipe. */
export function evidencesOf(facts: ProviderFacts): readonly Evidence[] {
  const { metadataUrl, issuer, pkce, prompt, email, groups, endSession, logout } = facts
  return [
    metadataUrl,
    issuer,
    ...facts.console,
    ...facts.clientKwargs,
    ...facts.authorizeParams,
    ...facts.otherUrls,
    pkce,
    prompt,
    email,
    groups,
    ...facts.claims,
    endSession,
    logout.happens,
    ...logout.waysOut,
    ...facts.errors,
    ...facts.notes,
  ].map(({ evidence }) => evidence)
}

/** Where the statements about a provider come from, each source once. What nobody checked has none. */
export function sourcesOf(facts: ProviderFacts): readonly Evidence[] {
  const sources = new Map<string, Evidence>()
  for (const one of evidencesOf(facts)) if (one.kind !== 'unchecked') sources.set(JSON.stringify(one), one)
  return [...sources.values()]
}

/** The number of a source in {@link sourcesOf}, from 1; null for what nobody checked. */
export function sourceNumber(facts: ProviderFacts, evidence: Evidence): number | null {
  const text = JSON.stringify(evidence)
  const at = sourcesOf(facts).findIndex((one) => JSON.stringify(one) === text)
  return at < 0 ? null : at + 1
}

/** How many statements about a provider are known in which way. */
export function evidenceCounts(facts: ProviderFacts): Readonly<Record<Evidence['kind'], number>> {
  const counts = { measured: 0, shape: 0, documents: 0, reported: 0, unchecked: 0 }
  for (const { kind } of evidencesOf(facts)) counts[kind]++
  return counts
}
