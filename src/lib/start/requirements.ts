import { requirementsOf } from '#lib/streamlit/install-command.ts'
import { newestRun } from '#lib/streamlit/version-changes.ts'
import { compareVersions, type VersionTopic, versions } from '#lib/streamlit/versions.ts'
import type { Choices } from './choices.ts'

/**
 * The text of `requirements.txt`: the first Streamlit of which the extra brings all that a login needs, and that has what
 * the app uses. Who chose an older one gets that one, with what it needs beside it.
 */
export function requirementsTxt(choices: Choices): string {
  if (choices.streamlit !== newestRun)
    return requirementsOf(choices.streamlit)
      .map((line) => `${line}\n`)
      .join('')
  return `streamlit[auth]>=${oldestStreamlit(choices)}\n`
}

/** What the file is for. */
export function requirementsNote({ streamlit }: Choices): string {
  return streamlit === newestRun
    ? 'The extra `[auth]` brings Authlib and httpx.'
    : `What a login needs with Streamlit ${streamlit}.`
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
