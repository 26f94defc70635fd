import { boxesOf, dueBoxes, showTicks } from './boxes.ts'
import { showCounts, wordsOf } from './counts.ts'
import { keep, kept, onOtherTab } from './kept-progress.ts'
import { adoptLook } from './look.ts'
import { doneIn, type Progress, ticked, unticked } from './progress.ts'
import { offerAnswers, showAnswered } from './questions.ts'
import style from './section-progress.css?inline'
import { withSeen } from './seen-deeds.ts'
import { tell } from './tell.ts'

// Ticks what was done, in a section of the guide and of what its lab has captured. Of a lab elsewhere it takes down
// what was done there, which is ticked where the section or the guide is opened next.

adoptLook(style)
const section = /^\/guide\/([^/]+)\/$/.exec(location.pathname)?.[1] ?? ''
const scenario = document.querySelector<HTMLElement>('[data-inspector]')?.dataset.inspector?.split('/')[2] ?? ''
const boxes = boxesOf({ section, scenario })
const questions = [...document.querySelectorAll<HTMLElement>('.prose > [id^="ask-"]')]
const all = boxes.length + questions.length
const line = all > 0 ? endLine() : null

const early = boxes.filter(({ input }) => input.checked).map(({ key }) => key)
if (early.length > 0) change(ticked(kept(), early))
settle()
document.addEventListener('drawn', settle)
onOtherTab(() => show(kept()))
for (const { input, ...box } of boxes) {
  input.addEventListener('change', () => change(input.checked ? ticked(kept(), [box.key]) : unticked(kept(), box)))
}
void offerAnswers(questions, {
  from: `/guide/${section}/questions.json`,
  answered: (id) => change(ticked(kept(), [`${section}/${id}`])),
}).then(() => show(kept()))

/** Takes down what the lab shows, and ticks what it completes. */
function settle(): void {
  const before = kept()
  const seen = withSeen(before)
  const fresh = dueBoxes(seen, boxes)
  if (fresh.length > 0) {
    change(
      ticked(
        seen,
        fresh.map(({ key }) => key),
      ),
    )
    for (const { input } of fresh) input.toggleAttribute('data-just', true)
    tell(toldOf(doneIn(kept(), section)), fresh.map(({ text }) => text).join(' '))
  } else if (seen !== before) keep(seen)
  else show(before)
}

function toldOf(done: number): string {
  return done < all ? `Done, ${done} of ${all}.` : `Done, all ${all}.`
}

function change(progress: Progress): void {
  const { of } = progress
  keep({ ...progress, of: { ...of, [section]: all } })
  show(kept())
}

function show(progress: Progress): void {
  showTicks(boxes, progress)
  showAnswered((id) => progress.done.includes(`${section}/${id}`))
  showCounts(progress)
  const done = line?.querySelector('b')
  if (done) done.textContent = wordsOf(doneIn(progress, section), all)
}

/** What is done in this section, at its end. */
function endLine(): HTMLElement {
  const end = Object.assign(document.createElement('p'), { className: 'soft end-line' })
  const guide = Object.assign(document.createElement('a'), { href: '/guide/#progress', textContent: 'All sections' })
  end.append(document.createElement('b'), ' here. Kept in this browser only, and never sent. ', guide)
  document.querySelector('article.prose')?.append(end)
  return end
}
