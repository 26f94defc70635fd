import { findingMarks, stepMarks, stepTones } from '#components/lab/flow/step-words.ts'
import { errorPath } from '#data/addresses.ts'
import type { FlowStep } from '#lib/inspector/flow-view.ts'
import { type Child, element, inline } from '../element.ts'
import { drawRows } from './draw-rows.ts'

/** What Step.astro draws, drawn by the browser; a test holds both to each other. Everything of a file is text. */
export function drawStep(step: FlowStep, prefix: string): HTMLDetailsElement {
  const key = `${prefix}step-${step.number}`
  const [tone, mark] = [stepTones[step.status], stepMarks[step.status]]
  return element(
    'details',
    { class: 'msg', 'data-key': key },
    summary(step),
    element(
      'div',
      { class: 'body' },
      ...step.problems.map((problem) => element('p', classed(tone), mark, inline(problem))),
      findings(step),
      ...step.groups.map((group) =>
        group.ordinary
          ? element(
              'details',
              { 'data-key': `${key} ${group.title}` },
              element(
                'summary',
                { class: 'soft fold-end' },
                `${group.title}: ${group.rows.map(({ name }) => name).join(', ')}`,
              ),
              drawRows(group, key),
            )
          : element('section', {}, element('b', {}, group.title), drawRows(group, key)),
      ),
      ...step.notes.map((note) => element('p', { class: 'soft' }, note)),
      ...step.links.map(({ text, step: number }) =>
        element('p', {}, `${text} `, element('a', { href: `#${prefix}step-${number}` }, `step ${number}`), '.'),
      ),
      element(
        'p',
        { class: 'needs-js' },
        element('button', { class: 'btn mini', type: 'button', 'data-copy-step': '' }, 'Copy step'),
      ),
    ),
  )
}

function summary({ number, title, problems, status, outcome, took, route, meaning }: FlowStep): HTMLElement {
  const [first, second] = title
  const path = second
    .split('/')
    .flatMap((part, index): Child[] => (index === 0 ? [part] : ['/', element('wbr', {}), part]))
  const count = problems.length
  const chip = element(
    'span',
    { class: ['chip', stepTones[status] ?? ''].join(' ').trim() },
    `${stepMarks[status]}${count}`,
  )
  chip.append(element('span', { class: 'vh' }, count === 1 ? ' problem' : ' problems'))
  return element(
    'summary',
    {},
    element('span', { class: 'n' }, String(number)),
    element('span', {}, element('b', {}, first), ' ', element('code', {}, ...path)),
    element(
      'span',
      { class: 'st fold-end' },
      ...(count > 0 ? [chip, ' '] : []),
      ...(outcome ? [element('span', { class: 'chip' }, outcome), ' '] : []),
      took === null ? null : `${took} ms`,
    ),
    element('span', { class: 'why' }, element('b', {}, `${route}.`), ` ${meaning}`),
  )
}

function findings({ findings: all }: FlowStep): HTMLElement | null {
  if (all.length === 0) return null
  const items = all.map(({ verdict, text, problem }) => {
    const { mark, name, tone } = findingMarks[verdict]
    const said = element('span', classed(tone), element('span', { 'aria-hidden': 'true' }, mark), ` ${name}:`)
    const mend = problem === null ? [] : [' ', element('a', { href: errorPath(problem), target: '_top' }, 'Mend it')]
    return element('li', {}, said, ' ', inline(text), ...mend)
  })
  return element('ul', {}, ...items)
}

function classed(tone: string | null): Readonly<Record<string, string>> {
  return tone === null ? {} : { class: tone }
}
