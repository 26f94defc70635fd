import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../../scripts/run.ts'
import { type MeasuredFaults, measuredFile } from '../../../src/data/measured-file.ts'
import { attackStories } from './attack-stories.ts'
import { control, faultStories } from './fault-stories.ts'
import { measuredStory } from './measured-story.ts'
import type { Story } from './story.ts'
import { measureUnplayed, unplayed } from './unplayed.ts'
import { makeWorlds } from './worlds.ts'

/** What the site shows of Streamlit at the faults and attacks. */
export const measuredFaultsFile: string = join(root, 'src/content/measured-faults.json')

/** All that is measured, in order. */
export const stories: readonly Story[] = [control, ...faultStories, ...attackStories]

/** Tells every story to a real Streamlit, which takes about a minute. Throws when one cannot be told. */
export async function measureFaults(python: string, measured: unknown): Promise<MeasuredFaults> {
  const worlds = makeWorlds(python)
  try {
    const told: [Story, unknown][] = []
    for (const story of stories) {
      told.push([story, await worlds.tell(story, (heard, world) => measuredStory(story, heard, world))])
    }
    const of = (kind: Story['kind']) =>
      Object.fromEntries(told.flatMap(([story, what]) => (story.kind === kind ? [[story.code, what]] : [])))
    const others: Record<string, unknown> = {}
    for (const one of unplayed) others[one.code] = await measureUnplayed(python, one)
    return measuredFile.parse({
      measured,
      ...of('control'),
      faults: of('fault'),
      attacks: of('attack'),
      unplayed: others,
    })
  } finally {
    await worlds.end()
  }
}

/** The file as it stands; nothing of it when there is none, or one of another form. */
export async function readMeasuredFaults(): Promise<MeasuredFaults | null> {
  const text = await readFile(measuredFaultsFile, 'utf8').catch(() => 'null')
  return measuredFile.safeParse(JSON.parse(text)).data ?? null
}

/** A story's part of the file; undefined when it was not measured. */
export function partOf(file: MeasuredFaults | null, { kind, code }: Story): unknown {
  if (kind === 'control') return file?.control
  return kind === 'fault' ? file?.faults[code] : file?.attacks[code]
}

/** The names of the stories that came out otherwise than before. */
export function faultChanges(before: MeasuredFaults | null, after: MeasuredFaults): string[] {
  const differs = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)
  return [
    ...stories.filter((story) => differs(partOf(before, story), partOf(after, story))).map(({ name }) => name),
    ...unplayed.filter(({ code }) => differs(before?.unplayed[code], after.unplayed[code])).map(({ code }) => code),
  ]
}
