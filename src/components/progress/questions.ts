import type { InlinePart } from '#data/inline.ts'

interface Answer {
  readonly answer: readonly InlinePart[]
  readonly why: readonly InlinePart[]
  readonly right?: true
}

interface Offer {
  /** Where the answers are, by the id of the question. */
  readonly from: string
  /** Hears which question was answered right. */
  readonly answered: (id: string) => void
}

/** Puts answers to choose from below each question. Where they cannot be had, the question stays as it is. */
export async function offerAnswers(questions: readonly HTMLElement[], { from, answered }: Offer): Promise<void> {
  const [first] = questions
  if (!first) return
  await comesNear(first)
  const all = await answersAt(from)
  for (const question of questions) {
    const id = question.id.slice('ask-'.length)
    const answers = all[id]
    if (answers) question.after(choices(question, answers, () => answered(id)))
  }
}

async function answersAt(address: string): Promise<Readonly<Record<string, readonly Answer[]>>> {
  try {
    const answer = await fetch(address)
    return answer.ok ? await answer.json() : {}
  } catch {
    return {}
  }
}

/** Resolves when a part of the page is less than a window away. */
function comesNear(part: Element): Promise<void> {
  return new Promise((resolve) => {
    const near = new IntersectionObserver(
      (all) => {
        if (!all.some(({ isIntersecting }) => isIntersecting)) return
        near.disconnect()
        resolve()
      },
      { rootMargin: '100%' },
    )
    near.observe(part)
  })
}

/** Marks the questions that were answered right. */
export function showAnswered(isAnswered: (id: string) => boolean): void {
  for (const group of document.querySelectorAll<HTMLElement>('.choices')) {
    const id = group.getAttribute('aria-labelledby')?.slice('ask-'.length) ?? ''
    group.toggleAttribute('data-done', isAnswered(id))
  }
}

/** Buttons, so that the keyboard passes an answer without choosing it. */
function choices(question: HTMLElement, answers: readonly Answer[], onRight: () => void): HTMLElement {
  const group = Object.assign(document.createElement('ul'), { className: 'choices' })
  group.setAttribute('aria-labelledby', question.id)
  for (const { answer, why, right = false } of answers) {
    const item = document.createElement('li')
    const button = Object.assign(document.createElement('button'), { type: 'button' })
    const said = Object.assign(document.createElement('p'), { role: 'status' })
    button.append(...inline(answer))
    button.addEventListener('click', () => {
      item.className = right ? 'right' : 'wrong'
      const verdict = document.createElement('b')
      verdict.append(right ? '✓ Right. ' : '✕ No. ')
      said.replaceChildren(verdict, ...inline(why))
      if (right) onRight()
    })
    item.append(button, said)
    group.append(item)
  }
  return group
}

function inline(parts: readonly InlinePart[]): readonly Node[] {
  return parts.map(({ text, code }) =>
    code ? Object.assign(document.createElement('code'), { textContent: text }) : document.createTextNode(text),
  )
}
