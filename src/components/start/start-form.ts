import type { Problem } from '#lib/start/choices.ts'

/** What stands in the form, without secrets: their inputs have no name. */
export function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const texts = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return new URLSearchParams(texts)
}

/** Puts fields into the form in place of what stands there. */
export function fillForm(form: HTMLFormElement, fields: URLSearchParams): void {
  const hasNeeds = fields.has('needs')
  for (const element of form.elements) {
    // The version belongs to the whole site: it changes where the fields state one.
    if (element instanceof HTMLSelectElement && (fields.has(element.name) || !('streamlit' in element.dataset)))
      element.value = fields.get(element.name) ?? element.options[0]?.value ?? ''
    if (element instanceof HTMLTextAreaElement) element.value = fields.get(element.name) ?? ''
    if (!(element instanceof HTMLInputElement) || element.name === '') continue
    if (element.type === 'checkbox' || element.type === 'radio') {
      const isUsual = element.name === 'needs' && !hasNeeds && element.value === 'profile'
      element.checked = isUsual || fields.getAll(element.name).includes(element.value)
    } else element.value = fields.get(element.name) ?? ''
  }
  const [first] = form.querySelectorAll<HTMLInputElement>('[name="provider"]')
  if (first && !form.querySelector('[name="provider"]:checked')) first.checked = true
  for (const details of form.querySelectorAll('details')) details.open ||= hasContent(details)
}

function hasContent(details: HTMLDetailsElement): boolean {
  const inputs = [...details.querySelectorAll<HTMLInputElement>('input[name]')]
  return inputs.some(({ type, checked, value }) => (type === 'checkbox' ? checked : value !== ''))
}

/** A link that states a version of Streamlit chooses it for the whole site: components/version-switch/. */
export function keepVersion(fields: URLSearchParams): void {
  const [key, version] = ['streamlit-version', fields.get('streamlit')]
  if (version === null) return
  try {
    localStorage.setItem(key, version)
    dispatchEvent(new StorageEvent('storage', { key }))
  } catch {
    // Without storage the choice holds for this page only.
  }
}

/** Says beside each field what is wrong with it, or what its hint is. */
export function showProblems(form: HTMLFormElement, problems: readonly Problem[]): void {
  for (const said of form.querySelectorAll<HTMLElement>('[data-said]')) {
    const place = said.closest('p')
    const problem = problems.find(({ field }) => field === said.dataset['said'])
    const input = place?.querySelector<HTMLElement>('.field')
    if (problem === undefined) {
      said.textContent = said.dataset['hint'] ?? ''
      input?.removeAttribute('aria-invalid')
      continue
    }
    const text = document.createElement('span')
    text.className = 'bad'
    text.textContent = `✕ ${place?.querySelector('label')?.textContent ?? ''} ${problem.text}`
    said.replaceChildren(text)
    input?.setAttribute('aria-invalid', 'true')
  }
}
