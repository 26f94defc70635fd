import { scrollInspector } from './scroll-inspector.ts'

/** Steps of the run that the reader of a lab has had in sight. */
const seen = new WeakMap<Element, number>()

/** Counts, beside the name of the inspector, the steps that came while it was out of sight. */
function countNew(lab: Element): void {
  const badge = lab.querySelector<HTMLElement>('[data-new]')
  const tabs = lab.querySelector<HTMLElement>('.tabs')
  const steps = Number(tabs?.dataset.steps ?? 0)
  if (tabs?.checkVisibility()) seen.set(lab, steps)
  const before = seen.get(lab) ?? 0
  // A run that was begun again is new from its first step.
  const fresh = steps - (before > steps ? 0 : before)
  if (!badge?.firstElementChild) return
  badge.hidden = fresh === 0
  badge.firstElementChild.textContent = `${lab.querySelector('.run-verdict.bad') ? '✕ ' : ''}${fresh}`
}

/** How many steps the run of a lab had when it was drawn last. */
const drawn = new WeakMap<Element, number>()

/** A run that was begun again is shown from its first step. */
function showBeginning(lab: Element): void {
  const steps = Number(lab.querySelector<HTMLElement>('.tabs')?.dataset.steps ?? 0)
  if (steps < (drawn.get(lab) ?? 0)) lab.querySelector('.insp')?.scrollTo(0, 0)
  drawn.set(lab, steps)
}

/** Scrolls the inspector, where it scrolls by itself, to what waits; the page stays where it is. */
function showWaiting(lab: Element): void {
  const waiting = lab.querySelector('.flow > .wait')
  if (waiting) scrollInspector(waiting)
}

function look(lab: Element): void {
  countNew(lab)
  showBeginning(lab)
  showWaiting(lab)
}

document.addEventListener('drawn', ({ target }) => {
  if (target instanceof Element) look(target)
})
document.addEventListener('change', ({ target }) => {
  // Another of the views of a phone was chosen.
  const lab = target instanceof Element && target.matches('.panes input') ? target.closest('live-lab') : null
  if (!lab) return
  countNew(lab)
  lab.querySelector('.flow > .wait')?.scrollIntoView()
})
document.querySelectorAll('live-lab').forEach(look)
