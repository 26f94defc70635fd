import type { Section } from './sections.ts'

/** Something to do in a section: a step of its lab, or a question. */
export interface SectionStep {
  /** `<section>/<id>`: what a tick is kept by. */
  readonly key: string
  /** Where in the section: the heading above a step, a question itself. */
  readonly anchor: string
  /** The deeds that tick it, each as `<scenario>/<deed>`; none where a reader ticks it, or answers it. */
  readonly when: readonly string[]
}

/** A heading, or something to do below it. */
const part = /^#{2,3} (.+)$|<(Done|Question) id="([a-z0-9-]+)"(?: when="([^"]+)")?/gm

/** Everything to do in a section, in its order, as `<Done>` and `<Question>` in its source say. */
export function sectionSteps({
  id: section,
  scenario,
  entry,
}: Pick<Section, 'id' | 'scenario' | 'entry'>): readonly SectionStep[] {
  let below = ''
  return Array.from((entry.body ?? '').matchAll(part)).flatMap(([, heading, element, id = '', when]): SectionStep[] => {
    if (heading !== undefined) below = anchorOf(heading)
    if (element === undefined) return []
    const deeds = when === undefined ? [] : when.split(' ')
    return [
      {
        key: `${section}/${id}`,
        anchor: element === 'Done' ? below : `ask-${id}`,
        when: deeds.map((deed) => `${scenario}/${deed}`),
      },
    ]
  })
}

/** As Astro names a heading that holds no more than words. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-')
}
