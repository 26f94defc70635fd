import { expect, inject, test } from 'vitest'
import { findProblems } from '../../src/lib/problems/find-problems.ts'
import { entries } from '../error-table.ts'
import { type Walk, walks } from '../fixtures/struggles.ts'
import { builtPages } from './built-pages.ts'

const origin = inject('origin')
const pages = new Map(builtPages.map(({ path, document }) => [path, document]))

function pageOf(path: string) {
  const page = pages.get(path)
  if (!page) throw new Error(`${path} is not built`)
  return page
}

/** The pages that a way leads to first: where the look-up address redirects, or what the last answer offers. */
async function firstPages({ text, answers = '' }: Walk): Promise<readonly string[]> {
  if (text !== undefined) {
    const answer = await fetch(`${origin}/e/${encodeURIComponent(text)}`, { redirect: 'manual' })
    return [answer.headers.get('location') ?? 'nowhere']
  }
  const links = pageOf('/fix/').querySelectorAll(`#q-${answers.replaceAll('/', '-')} a`)
  return links.map((link) => link.getAttribute('href') ?? 'nowhere')
}

/** The text of "Mend it", on one line. */
function mendOf(path: string): string {
  const { outerHTML } = pageOf(path)
  const [, mend = ''] = /id="mend-it"[^>]*>([\s\S]*?)<h2 id="verify"/.exec(outerHTML) ?? []
  const text = mend.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => names[name] ?? '')
  return text.replace(/\s+/g, ' ')
}

const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }

test('all thirty-six are walked', () => {
  const numbers = new Set(walks.map(({ struggle }) => Number.parseInt(struggle, 10)))
  expect([...numbers]).toEqual(Array.from({ length: 36 }, (_, index) => index + 1))
})

test.each(walks)('$struggle: from the symptom to the fix, on this site alone', async (walk) => {
  const path = `/errors/${walk.lands}/`
  expect(await firstPages(walk)).toContain(path)
  const last = walk.then === undefined ? path : `/errors/${walk.then}/`
  const asked = pageOf(path)
    .querySelectorAll('details.ask a')
    .map((link) => link.getAttribute('href'))
  if (walk.then !== undefined) expect(asked).toContain(last)
  expect(mendOf(last)).toContain(walk.mends)
})

test.each(walks.filter(({ text }) => text !== undefined))('$struggle: the finder’s first answer', ({ text, lands }) => {
  expect(findProblems(text ?? '', entries).hits[0]?.entry.code).toBe(lands)
})
