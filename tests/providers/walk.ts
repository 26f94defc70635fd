import { type HTMLElement, parse } from 'node-html-parser'
import { type CookieJar, send } from '../streamlit/differential/cookie-client.ts'

export interface Walk {
  readonly jar: CookieJar
  /** The origin of the provider. */
  readonly origin: string
  /** The value of each field by its name. */
  readonly answers: Readonly<Record<string, string>>
  /** Values of buttons, the most wanted first; where none of them is there, the first button with a name. */
  readonly presses?: readonly string[]
}

/** Where a walk ended: at an address of another origin, or at a page with no form that can be filled in. */
export type WalkEnd = { readonly next: URL } | { readonly next: null; readonly text: string }

/** A person without JavaScript at a provider's pages: follows redirects, fills in forms, presses their first button. */
export async function walk(start: URL, { jar, origin, answers, presses = [] }: Walk): Promise<WalkEnd> {
  let url = start
  let form: Readonly<Record<string, string>> | undefined
  for (let steps = 0; steps < 20; steps += 1) {
    if (url.origin !== origin) return { next: url }
    const { location, body, status } = await send({ url, port: Number(url.port), jar, ...(form && { form }) })
    form = undefined
    if (location !== null) {
      url = new URL(location, url)
      continue
    }
    const page = parse(body)
    const next = status < 400 ? filledIn(page, answers, presses) : null
    if (next === null) return { next: null, text: wordsOf(page) }
    url = new URL(next.action, url)
    form = next.form
  }
  return { next: null, text: 'The provider asks again and again.' }
}

/** The first form whose fields are all known. */
function filledIn(page: HTMLElement, answers: Walk['answers'], presses: readonly string[]) {
  for (const element of page.querySelectorAll('form')) {
    if (element.getAttribute('method')?.toLowerCase() !== 'post') continue
    const fields = element.querySelectorAll('input').filter((input) => input.getAttribute('name'))
    const values = fields.flatMap((input) => {
      const name = input.getAttribute('name') ?? ''
      const type = input.getAttribute('type') ?? 'text'
      if (type === 'checkbox' || type === 'submit') return []
      const written = input.getAttribute('value')
      return [[name, type === 'hidden' ? (written ?? '') : (answers[name] ?? (written || undefined))] as const]
    })
    if (values.some(([, value]) => value === undefined)) continue
    const buttons = element.querySelectorAll('button, input[type=submit]').filter((one) => one.getAttribute('name'))
    const wanted = presses.flatMap((value) => buttons.filter((one) => one.getAttribute('value') === value))
    const button = wanted[0] ?? buttons[0]
    const pressed = button ? [[button.getAttribute('name') ?? '', button.getAttribute('value') ?? '']] : []
    const action = (element.getAttribute('action') ?? '').replaceAll('&amp;', '&')
    return { action, form: Object.fromEntries([...values, ...pressed]) as Record<string, string> }
  }
  return null
}

/** What a page says, in one line; its title when it says nothing. */
function wordsOf(page: HTMLElement): string {
  for (const one of page.querySelectorAll('script, style')) one.remove()
  const words = (page.querySelector('main, #kc-content, .container, body') ?? page).structuredText
  return words.replaceAll(/\s+/g, ' ').trim() || (page.querySelector('title')?.text ?? '')
}
