import { adoptStyles } from '../workbench/adopt-styles.ts'

// A recorded run that is unfolded is read where it is: its messages come from the page that a link leads to otherwise.
document.addEventListener(
  'toggle',
  ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.dataset['from']) void unfold(target, target.dataset['from'])
  },
  true,
)

async function unfold(place: HTMLDetailsElement, from: string): Promise<void> {
  delete place.dataset['from']
  const answer = await fetch(from).catch(() => null)
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const steps = page.querySelector('[data-recorded]')
  if (!steps) return
  await adoptStyles(page)
  place.querySelector(':scope > p')?.replaceWith(steps)
}
