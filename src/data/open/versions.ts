import { z } from 'zod'
import { type VersionTopic, versions, versionsRun } from '#lib/streamlit/versions.ts'
import { runOf } from '../measured-versions.ts'
import { topicTexts } from '../version-topics.ts'
import { measuredWith } from './measured-with.ts'
import { head, inline, type OpenTable } from './open-table.ts'

/** What each Streamlit does, where they differ. */
export const versionsTable: OpenTable = {
  name: 'versions',
  holds:
    'What each Streamlit from 1.42 on does in a login, where they differ: every row was asked of every version named.',
  form: z.strictObject({
    ...head,
    asked: z
      .array(
        z.strictObject({
          version: z.string(),
          released: z.iso.date().describe('When the package index got it'),
          date: z.iso.date().describe('When it was asked last'),
        }),
      )
      .describe('The versions that were run; a change may lie anywhere between two of them'),
    topics: z.array(
      z.strictObject({
        topic: z.string().describe('Never changes'),
        name: inline,
        changes: z
          .array(z.strictObject({ since: z.string().describe('The first version asked that does so'), does: inline }))
          .describe('In the order of versions; each holds until the next'),
      }),
    ),
  }),
  make: async () => ({
    ...measuredWith,
    asked: versionsRun.map((version) => {
      const { released, date } = runOf(version)
      return { version, released, date }
    }),
    topics: Object.entries(versions).map(([topic, changes]) => ({
      topic,
      // The table's own keys.
      name: topicTexts[topic as VersionTopic].name,
      changes: changes.map(({ version, does }) => ({ since: version, does })),
    })),
  }),
}
