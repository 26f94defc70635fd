import { compareVersions, type VersionTopic, versions } from '#lib/streamlit/versions.ts'
import type { Choices } from './choices.ts'

/**
 * The text of `requirements.txt`: the first Streamlit of which the extra brings all that a login needs, and that has what
 * the app uses.
 */
export function requirementsTxt(choices: Choices): string {
  return `streamlit[auth]>=${oldestStreamlit(choices)}\n`
}

/** The oldest Streamlit on which the files work. */
function oldestStreamlit({ needs, place }: Pick<Choices, 'needs' | 'place'>): string {
  const topics: readonly VersionTopic[] = [
    'auth-extra',
    'cookie-path',
    'lifetime',
    'pkce',
    'provider-logout',
    ...(needs.includes('token') ? (['tokens'] as const) : []),
    ...(place === 'env' ? (['st-app'] as const) : []),
  ]
  return topics.map(latestChange).reduce((newest, version) => (compareVersions(version, newest) > 0 ? version : newest))
}

/** The version since which a thing is as it is. */
function latestChange(topic: VersionTopic): string {
  return versions[topic].at(-1)?.version ?? versions[topic][0].version
}
