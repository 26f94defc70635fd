import { tellCopied } from '../../site/tell-copied.ts'

/** Lights up the steps of one message together, opens the step that a link leads to, and copies a step as text. */
class FlowSteps extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('pointerover', (event) => this.#light(event.target))
    this.addEventListener('pointerleave', () => this.#light(null))
    this.addEventListener('focusin', (event) => this.#light(event.target))
    this.addEventListener('click', (event) => {
      const place = event.target
      if (!(place instanceof Element)) return
      const step = place.closest('[data-copy-step]') && place.closest('li')
      if (step) void copy(step)
      open(place.closest<HTMLAnchorElement>('a[href^="#"]')?.hash)
    })
    open(location.hash)
  }

  #light(place: EventTarget | null): void {
    const message =
      place instanceof Element ? place.closest<HTMLElement>('li[data-message]')?.dataset.message : undefined
    for (const step of this.querySelectorAll<HTMLElement>('li[data-message]')) {
      step.toggleAttribute('data-lit', step.dataset.message === message)
    }
  }
}

function open(hash = ''): void {
  const details = document.getElementById(hash.slice(1))?.querySelector('details')
  if (details) details.open = true
}

async function copy(step: Element): Promise<void> {
  const lines = [
    ...step.querySelectorAll(
      'summary > span:not(.n), p:not(.needs-js), ul li, section > b, dt, dd > code:first-child, dd summary + code',
    ),
  ]
  const text = lines.map((line) => line.textContent.trim().replace(/\s+/g, ' ')).join('\n')
  await tellCopied(navigator.clipboard.writeText(text))
}

customElements.define('flow-steps', FlowSteps)
