import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../../scripts/run.ts'
import {
  type MeasuredLogin,
  type MeasuredProviders,
  measuredProvidersFile,
} from '../../../src/data/measured-providers-file.ts'
import { makeWorld } from '../differential/world.ts'
import { measuredLogin } from './measured-login.ts'
import { type ShapeStory, stories } from './stories.ts'

/** What the site shows of Streamlit at providers. */
export const measuredProvidersPath: string = join(root, 'src/content/measured-providers.json')

/** Tells every story to a real Streamlit, which takes about half a minute. Throws when one cannot be told. */
export async function measureShapes(python: string): Promise<Pick<MeasuredProviders, 'shapes' | 'ways'>> {
  const world = await makeWorld(python, 'plain')
  const shapes: Record<string, Record<string, MeasuredLogin>> = {}
  const ways: Record<string, MeasuredLogin> = {}
  try {
    for (const story of stories) {
      const measured = measuredLogin(await world.play(story), world)
      if (story.group === 'ways') ways[story.door] = measured
      else shapes[story.id] = { ...shapes[story.id], [story.door]: measured }
    }
    return { shapes, ways }
  } finally {
    await world.end()
  }
}

/** The names of the stories that came out otherwise than before. */
export function shapeChanges(before: MeasuredProviders | null, after: MeasuredProviders): string[] {
  return stories
    .filter((story) => JSON.stringify(partOf(before, story)) !== JSON.stringify(partOf(after, story)))
    .map(({ name }) => name)
}

/** The file as it stands; nothing of it when there is none, or one of another form. */
export async function readMeasuredProviders(): Promise<MeasuredProviders | null> {
  const text = await readFile(measuredProvidersPath, 'utf8').catch(() => 'null')
  return measuredProvidersFile.safeParse(JSON.parse(text)).data ?? null
}

/** A story's part of the file; undefined when it was not measured. */
export function partOf(file: MeasuredProviders | null, { group, id, door }: ShapeStory): MeasuredLogin | undefined {
  return group === 'ways' ? file?.ways[door] : file?.shapes[id]?.[door]
}
