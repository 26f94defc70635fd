import { type Choices, localAddress, type Problem, redirectUri } from '#lib/start/choices.ts'
import { linkFields } from '#lib/start/link-fields.ts'
import type { Made } from '#lib/start/made.ts'
import { makeFiles } from '#lib/start/make-files.ts'
import { openPlaceholders } from '#lib/start/marks.ts'
import { parseChoices } from '#lib/start/parse-choices.ts'
import { readerValues } from '#lib/start/reader-values.ts'
import type { StartProvider } from '#lib/start/start-provider.ts'
import { zip } from '#lib/start/zip.ts'
import { randomString } from '#lib/streamlit/random-string.ts'
import { forget, keep, keptSecrets, keptValues } from '../values/storage.ts'
import { textIn } from './filled.ts'
import { drawJudgement } from './judged.ts'
import { registerSample } from './register-sample.ts'
import { drawSteps } from './render.ts'
import { fieldsOf, fillForm, keepVersion, showProblems } from './start-form.ts'

// What it shared with the script of all pages would cost every page a request more, Vite's helper for import() too.

/** Keeps the files in step with the form. Without it the form is sent, and the server answers with the files. */
class StartPage extends HTMLElement {
  #providers: readonly StartProvider[] = []
  #made: Made | null = null
  #link = ''
  /** What the sample provider gave, and the only redirect URI that it is good for. */
  #registered: { readonly clientId: string; readonly redirectUri: string } | null = null
  #clientSecrets: Record<string, string> = {}
  #cookieSecrets = { local: randomString(43), deployed: randomString(43) }

  connectedCallback(): void {
    const form = this.querySelector<HTMLFormElement>('form.choices')
    const data = this.querySelector('[data-providers]')?.textContent
    if (!form || !data) return
    this.#providers = readProviders(data)
    this.#restore(form)
    form.addEventListener('submit', (event) => event.preventDefault())
    form.addEventListener('input', ({ target }) => {
      // The version is kept by the switch of the whole site.
      if (target instanceof HTMLSelectElement && 'streamlit' in target.dataset) this.#draw(form)
      else this.#changed(form)
    })
    form.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('[data-register]')) void this.#register(form)
    })
    this.addEventListener('click', (event) => this.#click(form, event))
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') this.#click(form, event)
    })
    this.addEventListener('submit', (event) => this.#download(event))
    addEventListener('hashchange', () => {
      // The link to what stands there already changes nothing.
      if (location.hash.slice(1) === this.#link) return
      if (this.#fillFromAddress(form)) this.#changed(form)
    })
    this.#draw(form)
  }

  /** From the link, else from what this browser kept; a page that the server filled in stays as it is. */
  #restore(form: HTMLFormElement): void {
    const kept = keptValues()
    const { cookieSecret, clientSecrets } = keptSecrets()
    if (cookieSecret !== null) this.#cookieSecrets = { ...this.#cookieSecrets, local: cookieSecret }
    this.#clientSecrets = { ...clientSecrets }
    for (const input of this.#secretInputs()) input.value = clientSecrets[input.dataset['secret'] ?? ''] ?? ''
    const isFilled = location.pathname.startsWith('/start/files')
    if (isFilled) keepVersion(new URLSearchParams(location.search))
    if (!this.#fillFromAddress(form) && kept !== null && !isFilled) fillForm(form, new URLSearchParams(kept.form))
    this.#showKept(kept !== null)
  }

  #fillFromAddress(form: HTMLFormElement): boolean {
    const state = location.hash.slice(1)
    if (!state.includes('=')) return false
    const fields = new URLSearchParams(state)
    const provider = fields.get('provider')
    // A link to a provider chooses that one, and leaves the rest as the reader has it.
    const kept = fields.size === 1 && provider !== null ? new URLSearchParams(keptValues()?.form ?? '') : null
    kept?.delete('also', provider ?? '')
    kept?.set('provider', provider ?? '')
    fillForm(form, kept ?? fields)
    keepVersion(fields)
    return true
  }

  #changed(form: HTMLFormElement): void {
    for (const input of this.#secretInputs()) {
      const id = input.dataset['secret'] ?? ''
      // A provider can be asked about in two places: the one that is seen counts.
      if (input.checkVisibility()) this.#clientSecrets[id] = input.value.trim().slice(0, 500)
    }
    const choices = this.#draw(form)
    keep(readerValues(choices), {
      cookieSecret: this.#cookieSecrets.local,
      clientSecrets: Object.fromEntries(Object.entries(this.#clientSecrets).filter(([, value]) => value !== '')),
    })
    this.#showKept(true)
  }

  #draw(form: HTMLFormElement): Choices {
    const { choices, problems } = parseChoices(fieldsOf(form), this.#providers)
    const clientSecrets = Object.fromEntries(Object.entries(this.#clientSecrets).filter(([, value]) => value !== ''))
    const fields = linkFields(choices)
    const made = makeFiles(choices, { cookieSecrets: this.#cookieSecrets, clientSecrets })
    const steps = this.querySelector('[data-steps]')
    const shown = steps?.querySelector<HTMLInputElement>('.tabs :checked')?.value
    if (steps) {
      steps.innerHTML = drawSteps({
        made,
        marks: {
          placeholders: openPlaceholders(choices),
          secrets: [...Object.values(this.#cookieSecrets), ...Object.values(clientSecrets)],
        },
        link: `/start/#${fields}`,
        fields,
      })
      for (const one of steps.querySelectorAll('.ph')) one.setAttribute('role', 'button')
      for (const one of steps.querySelectorAll<HTMLElement>('.ph')) one.tabIndex = 0
      for (const tab of steps.querySelectorAll<HTMLInputElement>('.tabs input')) tab.checked ||= tab.value === shown
    }
    showProblems(form, [...problems, ...this.#registeredElsewhere(choices)])
    this.#judge(form, problems)
    this.#made = made
    this.#link = fields.toString()
    return choices
  }

  /** What Streamlit makes of a pasted discovery document. */
  #judge(form: HTMLFormElement, problems: readonly Problem[]): void {
    const fields = fieldsOf(form)
    const text = textIn({ fields }, 'custom.document')
    const isReadable = text !== '' && problems.every(({ field }) => field !== 'custom.document')
    const html = isReadable ? drawJudgement(text, textIn({ fields }, 'custom.metadata_url')) : ''
    for (const place of form.querySelectorAll('[data-judged]')) place.innerHTML = html
  }

  /** A placeholder leads to its field. */
  #click(form: HTMLFormElement, event: Event): void {
    const target = event.target instanceof Element ? event.target : null
    if (event.type === 'click' && target?.closest('[data-clear]')) this.#clear(form)
    const text = target?.closest('.ph')?.textContent
    if (!text) return
    event.preventDefault()
    const isAddress = /^your-app\./.test(text)
    const wanted = [...form.querySelectorAll<HTMLInputElement>('[data-example]')].filter(({ name, dataset, value }) =>
      isAddress ? name === 'deployed' : dataset['example'] === text && value === '',
    )
    const details = isAddress ? wanted[0]?.closest('details') : null
    if (details) details.open = true
    wanted.find((one) => one.checkVisibility())?.focus()
  }

  #clear(form: HTMLFormElement): void {
    forget()
    this.#clientSecrets = {}
    this.#cookieSecrets = { local: randomString(43), deployed: randomString(43) }
    for (const input of this.#secretInputs()) input.value = ''
    fillForm(form, new URLSearchParams())
    this.#draw(form)
    this.#showKept(false)
    form.querySelector<HTMLElement>('[name="provider"]:checked')?.focus()
  }

  #download(event: Event): void {
    if (!(event.target instanceof HTMLFormElement) || !('zip' in event.target.dataset) || !this.#made) return
    event.preventDefault()
    const entries = this.#made.files.map(({ path, text }) => ({ path: `streamlit-login/${path}`, text }))
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([zip(entries)], { type: 'application/zip' }))
    link.download = 'streamlit-login.zip'
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }

  #registeredElsewhere(choices: Choices): readonly Problem[] {
    const { clientId, redirectUri: uri } = this.#registered ?? {}
    const isUsed = choices.providers.some((chosen) => chosen.provider.id === 'sample' && chosen.clientId === clientId)
    if (!isUsed || clientId === undefined || uri === redirectUri(localAddress(choices))) return []
    return [{ field: 'sample.client_id', text: `was registered for ${uri}: register the app again.` }]
  }

  /** Fills in what the sample provider gives. */
  async #register(form: HTMLFormElement): Promise<void> {
    const { choices } = parseChoices(fieldsOf(form), this.#providers)
    const given = await registerSample(redirectUri(localAddress(choices)))
    if ('problem' in given) {
      showProblems(form, [{ field: 'sample.client_id', text: given.problem }])
      return
    }
    this.#registered = given
    for (const input of form.querySelectorAll<HTMLInputElement>('[name="sample.client_id"], [data-secret="sample"]')) {
      input.value = input.name === '' ? given.clientSecret : given.clientId
    }
    this.#changed(form)
  }

  #showKept(kept: boolean): void {
    const bar = this.querySelector<HTMLElement>('[data-kept]')
    if (bar) bar.hidden = !kept
  }

  #secretInputs(): readonly HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('[data-secret]')]
  }
}

/** As the page was given them. Where it was built, this site's address was not known yet. */
function readProviders(data: string): readonly StartProvider[] {
  // Our own markup, written by Start.astro from this type.
  return JSON.parse(data.replaceAll('http://localhost:4321', location.origin)) as readonly StartProvider[]
}

customElements.define('start-page', StartPage)
