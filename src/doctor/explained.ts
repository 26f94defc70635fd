import { explain } from '#lib/check/explain.ts'
import { kindTitles } from '#lib/check/verdict.ts'
import { discoveryProblems } from '#lib/pasted/discovery/problems.ts'
import { onlineKinds } from './online/online-kinds.ts'
import { pageOf } from './page-of.ts'

/** What `doctor explain` prints of a code; undefined for one that nothing has. */
export function explained(code: string): string | undefined {
  const found = explain(code) ?? onlineKinds.find((one) => one.code === code)
  if (found === undefined) {
    return Object.hasOwn(discoveryProblems, code) ? `${ofDocument}\n\nMore: ${pageOf(code, undefined)}` : undefined
  }
  const says = 'says' in found && found.says !== undefined ? [`It says: ${found.says}`] : []
  return [
    `${found.title} [${found.code}]`,
    `${kindTitles[found.kind]}.`,
    found.about,
    `Streamlit: ${found.does}`,
    ...says,
    `Do: ${found.fix}`,
    `More: ${pageOf(found.code, undefined)}`,
  ].join('\n\n')
}

/** Findings of lib/pasted/discovery depend on the document: each says all that there is to say. */
const ofDocument =
  'A finding of --online about the discovery document of a provider. All of it stands in the finding itself: what is so, what Streamlit does with it, and what to do.'
