import type { FlowStep } from '#lib/inspector/flow-view.ts'
import { element } from '../element.ts'
import { drawStep } from './draw-step.ts'

/** Begins the id of every step of the file that was read. */
const prefix = 'har-'

/** What Flow.astro draws, drawn by the browser. */
export function drawFlow(steps: readonly FlowStep[]): HTMLElement {
  const lanes = ['Browser', 'App', 'Provider'].map((name) => element('span', {}, name))
  return element(
    'flow-steps',
    {},
    element('div', { class: 'lanes', 'aria-hidden': 'true' }, ...lanes),
    element('ol', { class: 'flow' }, ...steps.map(drawItem)),
  )
}

function drawItem(step: FlowStep): HTMLElement {
  return element(
    'li',
    {
      id: `${prefix}step-${step.number}`,
      class: step.back ? `${step.lane} back` : step.lane,
      'data-message': String(step.message),
    },
    element('div', { class: 'wire', 'aria-hidden': 'true' }),
    drawStep(step, prefix),
  )
}
