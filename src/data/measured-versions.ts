import { z } from 'zod'
import data from '#content/measured-versions.json' with { type: 'json' }

const text = z.string().min(1)

/** What a story saw, in its own words, by the name of the story. */
const seen = z.record(z.string(), text)

/** The form of measured-versions.json, which `npm run measure -- <version>` writes. */
const measuredVersions = z.strictObject({
  /** What the extra `auth` of a version names, read in the METADATA of its wheel. */
  extras: z.record(z.string(), z.array(text)),
  runs: z.array(
    z.strictObject({
      streamlit: text,
      /** The day on which the package index got it. */
      released: z.iso.date(),
      /** The Authlib beside it, but in the stories about Authlib. */
      authlib: text,
      python: text,
      date: z.iso.date(),
      seen,
    }),
  ),
})

export type VersionRun = Readonly<z.infer<typeof measuredVersions>['runs'][number]>

export const { runs: versionRuns, extras: versionExtras } = measuredVersions.parse(data)

/** Throws for a version that was not run. */
export function runOf(version: string): VersionRun {
  const run = versionRuns.find(({ streamlit }) => streamlit === version)
  if (run === undefined) throw new Error(`Streamlit ${version} was not run`)
  return run
}
