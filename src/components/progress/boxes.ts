import { due, type Progress, type Step } from './progress.ts'

/** A box of the page, with what ticks it. */
export interface Box extends Step {
  readonly input: HTMLInputElement
  /** What is to be done, as it is read. */
  readonly text: string
}

/**
 * The boxes of the page, which show-boxes.ts has shown.
 * @param place what the page leaves out of its keys and deeds, since they are all of its section
 */
export function boxesOf(place: { readonly section: string; readonly scenario: string } | null): readonly Box[] {
  return [...document.querySelectorAll<HTMLInputElement>('li > [id^="did-"]')].map((input) => {
    const { key, when = '' } = input.dataset
    const deeds = when === '' ? [] : when.split(' ')
    return {
      input,
      text: (input.ariaLabel ?? '').replace('Done: ', ''),
      key: key ?? `${place?.section}/${input.id.slice('did-'.length)}`,
      when: place ? deeds.map((deed) => `${place.scenario}/${deed}`) : deeds,
    }
  })
}

export function showTicks(boxes: readonly Box[], { done }: Progress): void {
  for (const { input, key } of boxes) input.checked = done.includes(key)
}

/** The boxes that are to be ticked. */
export function dueBoxes(progress: Progress, boxes: readonly Box[]): readonly Box[] {
  const keys = due(progress, boxes)
  return boxes.filter(({ key }) => keys.includes(key))
}
