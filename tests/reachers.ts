import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../scripts/run.ts'
import { type Question, questions } from '../src/lib/problems/questions.ts'
import { entries, problems, written } from './error-table.ts'
import { findings } from './finding-codes.ts'

/** The problems that a source file links to. */
function linked(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return Array.from(
    text.matchAll(/\/errors\/([a-z0-9-]+)\/|^ {2}problem: ([a-z0-9-]+)$/gm),
    ([, link, named]) => link ?? named ?? '',
  )
}

function ends({ choices }: Question): readonly string[] {
  return choices.flatMap(({ next, problems: left = [] }) => (next ? ends(next) : left))
}

const places = {
  'a page of the guide': ['src/content/{guide,providers,attacks}/*.mdx'],
  'the glossary': ['src/content/glossary.yaml'],
  'a page of the site': ['src/pages/**/*.astro', 'src/components/**/*.{astro,ts}'],
}

/** Where a reader comes in who has not seen a page of a problem yet: the problems that it leads to. */
const waysIn = new Map<string, ReadonlySet<string>>([
  ['a text', new Set(entries.flatMap(({ code, texts }) => (texts.length > 0 ? [code] : [])))],
  ['a question', new Set(ends(questions))],
  ...Object.entries(findings).map(([by, list]) => [by, new Set(list.map(([, problem]) => problem))] as const),
  ...Object.entries(places).map(
    ([name, globs]) => [name, new Set(globSync(globs, { cwd: root }).flatMap(linked))] as const,
  ),
])

/** The problems to which the page of each leads on. */
const related = new Map(
  problems.map(({ code, neighbours, ask, checks = [] }) => [
    code,
    new Set([
      ...neighbours,
      ...(ask?.answers.map(({ go }) => go) ?? []),
      ...checks.filter((check) => check !== code),
      ...(written.some(({ id }) => id === code) ? linked(`src/content/errors/${code}.mdx`) : []),
    ]),
  ]),
)

/** What leads to the page of a problem: ways in by their name, pages of other problems by their code. */
export function reachersOf(problem: string): readonly string[] {
  const direct = [...waysIn].filter(([, codes]) => codes.has(problem)).map(([name]) => name)
  const pages = [...related].filter(([code, codes]) => code !== problem && codes.has(problem)).map(([code]) => code)
  return [...direct, ...pages]
}

/** Every problem that is reached from a way in, by way of as many pages of problems as it takes. */
export function reached(): ReadonlySet<string> {
  const all = new Set([...waysIn.values()].flatMap((codes) => [...codes]))
  // A set goes on with what is added while it is walked.
  for (const code of all) for (const next of related.get(code) ?? []) all.add(next)
  return all
}
