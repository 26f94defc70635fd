import { boxesOf, showTicks } from './boxes.ts'
import { showCounts, wordsOf } from './counts.ts'
import { keep, kept, onOtherTab } from './kept-progress.ts'
import { due, type Progress, reset, type Step, ticked, unticked } from './progress.ts'

// The index of the guide: ticks what was done in any lab since the sections were read last, counts, and resets.

interface SectionSteps {
  readonly id: string
  readonly steps: readonly Step[]
}

const place = document.getElementById('progress')
const sections: readonly SectionSteps[] = JSON.parse(place?.dataset['sections'] ?? '[]')
const steps = sections.flatMap((section) => section.steps)
const boxes = boxesOf(null)
const own = document.getElementById('reset')
const button = own?.querySelector('button') ?? null
/** What was there before a reset, as long as it can be undone. */
let before: Progress | null = null

const done = due(kept(), steps)
if (done.length > 0) keep(ticked(kept(), done))
show()
onOtherTab(show)
for (const { input, ...box } of boxes) {
  input.addEventListener('change', () => {
    keep(input.checked ? ticked(kept(), [box.key]) : unticked(kept(), box))
    show()
  })
}
button?.addEventListener('click', () => {
  const undone = before
  before = undone ? null : kept()
  keep(undone ?? reset(kept()))
  show()
})

function show(): void {
  const progress = { ...kept(), of: Object.fromEntries(sections.map(({ id, steps: all }) => [id, all.length])) }
  showTicks(boxes, progress)
  showCounts(progress)
  const known = steps.filter(({ key }) => progress.done.includes(key)).length
  if (known > 0) before = null
  const said = own?.querySelector('b')
  if (!own || !said || !button) return
  own.hidden = known === 0 && before === null
  const words = before ? 'Progress is reset.' : `${wordsOf(known, steps.length)}.`
  if (said.textContent !== words) said.textContent = words
  button.textContent = before ? 'Undo' : 'Reset progress'
}
