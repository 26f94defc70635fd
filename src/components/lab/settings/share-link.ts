import { clocks, isSetup, people, readSetup, type Setup, setupLink } from '#lib/lab/share.ts'

/**
 * `<share-link>` around a button: copies a link to the set-up that the workbench shows, and applies one that the page
 * was opened with. Its `<output>` says what happened. Without it the link opens the sample app that its path names.
 */
class ShareLink extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void this.#copy())
    for (const frame of document.querySelectorAll('iframe')) {
      frame.addEventListener('load', () => this.#watch(frame))
    }
    addEventListener('hashchange', () => this.#open())
    this.#open()
  }

  /** Remembers who is chosen on a sign-in page. */
  #watch(frame: HTMLIFrameElement): void {
    frame.contentDocument?.addEventListener('submit', ({ submitter }) => {
      if (submitter?.getAttribute('name') === 'persona') this.dataset.persona = submitter.getAttribute('value') ?? ''
    })
  }

  async #copy(): Promise<void> {
    const { step, clock, fault } = settings()
    const { scenario = '' } = this.dataset
    const persona = people.find((one) => one === this.dataset.persona)
    const shift = clocks.find((one) => one === clock?.value)
    const path = setupLink({
      v: 1,
      scenario,
      ...(persona ? { persona } : {}),
      ...(step ? { stepMode: step.checked } : {}),
      ...(shift ? { clock: shift } : {}),
      ...(fault?.value ? { fault: fault.value } : {}),
    })
    const link = location.origin + path
    const copied = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    )
    this.#say(copied ? 'Link copied' : link)
  }

  #open(): void {
    const { hash } = location
    if (!isSetup(hash)) return
    history.replaceState(null, '', location.pathname + location.search)
    const setup = readSetup(hash)
    const page = `/lab/${setup?.scenario}/`
    if (!setup) this.#say('The set-up in this link could not be read. Nothing was changed.')
    else if (setup.scenario === this.dataset.scenario) this.#apply(setup)
    else if (document.querySelector(`a[href="${page}"]`)) location.replace(page + hash)
    else this.#say('The link names a sample app that is not here. Nothing was changed.')
  }

  /** A set-up that names no fault is one in which nothing is broken. */
  #apply({ persona, stepMode, clock: moved, fault: broken = '' }: Setup): void {
    const { form, step, clock, fault } = settings()
    const before = form ? new URLSearchParams(pairs(form)).toString() : ''
    if (step && stepMode !== undefined) step.checked = stepMode
    if (clock && moved !== undefined) clock.value = moved
    const offered = [...(fault?.options ?? [])].some(({ value }) => value === broken)
    if (fault && offered) fault.value = broken
    if (form && new URLSearchParams(pairs(form)).toString() !== before) form.requestSubmit()
    const says = [
      ...(persona ? [`log in as ${persona.charAt(0).toUpperCase()}${persona.slice(1)}`] : []),
      ...(step && stepMode ? ['go step by step'] : []),
      ...(clock && moved !== undefined && moved !== 'now'
        ? [`the app’s clock is ${clock.selectedOptions[0]?.text.trim()}`]
        : []),
      ...(fault && offered && broken !== '' ? [`broken on purpose: ${fault.selectedOptions[0]?.text.trim()}`] : []),
      ...(offered ? [] : ['and it names a fault that cannot be switched on here, which was left out']),
    ]
    this.#say(says.length > 0 ? `The set-up says: ${says.join(', ')}.` : 'The set-up is as in the link.')
  }

  #say(text: string): void {
    const output = this.querySelector('output')
    if (output) output.textContent = text
  }
}

function settings() {
  const form = document.querySelector<HTMLFormElement>('form[data-settings]')
  return {
    form,
    step: form?.querySelector<HTMLInputElement>('input[type="checkbox"][name="step"]') ?? null,
    clock: form?.querySelector<HTMLSelectElement>('select[name="clock"]') ?? null,
    fault: form?.querySelector<HTMLSelectElement>('select[name="fault"]') ?? null,
  }
}

function pairs(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].map(([name, value]) => [name, String(value)])
}

customElements.define('share-link', ShareLink)
