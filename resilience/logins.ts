import { logIn, type Page, seen, type Visitor } from '../tests/site/visitor.ts'
import { someone } from './stage.ts'

/** What a page is, in a word: what the person sees, or the status of an error. */
export function wordFor(page: Page & { url: string }): string {
  return page.status === 200 ? seen(page) : String(page.status)
}

/** How a login of this visitor ends. */
export async function endOfLogin(browser: Visitor): Promise<string> {
  return wordFor(await logIn(browser, 'simple-example'))
}

/** How often somebody begins again: a process that ends may take connections for a moment that nothing answers. */
const patience = 3

/**
 * Logs so many people in, some at a time. A login that broke off is begun again, as a person would.
 * Out: how the logins ended, and how many of them were begun again.
 */
export async function manyLogins(origin: string, count: number, during: (done: number) => void = () => undefined) {
  const ends: Record<string, number> = {}
  let [begun, done, again] = [0, 0, 0]
  const one = async (): Promise<void> => {
    while (begun < count) {
      begun += 1
      const browser = someone(origin)
      let end = await endOfLogin(browser)
      if (end !== 'logged in') again += 1
      for (let tries = 0; end === '502' && tries < patience; tries += 1) end = await endOfLogin(browser)
      ends[end] = (ends[end] ?? 0) + 1
      done += 1
      during(done)
    }
  }
  await Promise.all(Array.from({ length: 8 }, one))
  return { ends, again }
}

/** Whether a page that is no success leads on: no error of the server's, and a link, a form, or words that say how. */
export function leadsOn({ status, document, text }: Page): boolean {
  const isWayOn =
    document.querySelector('main a[href], form') !== null || /Go back to the app|(?:log in|begin) again/.test(text)
  return status < 500 && isWayOn
}
