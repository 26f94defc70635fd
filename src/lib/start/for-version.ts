import { newestRun } from '#lib/streamlit/version-changes.ts'
import { type VersionTopic, versionDoes } from '#lib/streamlit/versions.ts'
import type { Choices } from './choices.ts'

/** The choices without what the chosen Streamlit has not, so that the files work there. */
export function forVersion(choices: Choices): Choices {
  return {
    ...choices,
    needs: hasTokens(choices) ? choices.needs : choices.needs.filter((need) => need !== 'token'),
    place: choices.place === 'env' && !hasApp(choices) ? 'file' : choices.place,
  }
}

/** Whether there are `st.user.tokens` and `st.user.provider`. */
export function hasTokens({ streamlit }: Pick<Choices, 'streamlit'>): boolean {
  return isThere('tokens', streamlit)
}

/** What to know of the files for an older Streamlit. */
export function versionRemarks(choices: Choices): readonly string[] {
  const { streamlit, needs, place } = choices
  if (streamlit === newestRun) return []
  return [
    `These files are for Streamlit ${streamlit}. With the sample provider they were run on it: each way of logging in logs a person in and out.`,
    ...(needs.includes('token') && !hasTokens(choices)
      ? [`Streamlit ${streamlit} has no \`st.user.tokens\`: the files leave the access token out.`]
      : []),
    ...(place === 'env' && !hasApp(choices)
      ? [`Streamlit ${streamlit} has no \`st.App\`, which hands variables to the app: the secrets stand in a file.`]
      : []),
  ]
}

function hasApp({ streamlit }: Pick<Choices, 'streamlit'>): boolean {
  return isThere('st-app', streamlit)
}

function isThere(topic: VersionTopic, streamlit: string): boolean {
  return !/^(?:no|there is no) /.test(versionDoes(topic, streamlit)?.does ?? 'no ')
}
