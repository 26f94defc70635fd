import { getCollection, getEntry } from 'astro:content'
import { attacks } from '#lib/plays/attacks/index.ts'
import { rules } from '#lib/rules/index.ts'
import { attackPath, errorPath, referencePath, sectionPath } from './addresses.ts'
import { getProblems, problemOfFault } from './errors.ts'
import { inlineText } from './inline.ts'
import { factsNotMeasured, type NotMeasured, sentencesNotMeasured } from './not-measured.ts'
import { pages } from './pages.ts'
import { getRecipes } from './recipes.ts'
import { referencePages } from './reference/index.ts'

/** Statements of one page that were not measured. */
export interface PageNotMeasured {
  readonly name: string
  readonly path: string
  readonly statements: readonly NotMeasured[]
}

/** A text of an error that was not seen here, with the page of its problem. */
export interface TextNotMeasured {
  readonly text: string
  readonly path: string
}

/** What the prose of guide, problems, attacks, recipes and tests says of Streamlit without having measured it, page by page. */
export async function proseNotMeasured(): Promise<readonly PageNotMeasured[]> {
  const guide = (await getCollection('guide')).toSorted((a, b) => a.data.order - b.data.order)
  const problems = await getProblems()
  const title = (code: string) => problems.find((one) => one.code === code)?.title ?? code
  const ofProblem = (code: string, texts: readonly string[]) => page(title(code), errorPath(code), texts)
  return [
    ...guide.map(({ id, data, body }) => page(data.title, sectionPath(id), [data.lede, body ?? ''])),
    ...(await getCollection('errors')).map(({ id, data, body }) => ofProblem(id, [data.lede, body ?? ''])),
    ...(await Promise.all(
      (
        await getCollection('faults')
      ).map(async ({ id, data, body }) => ofProblem(await problemOfFault(id), [data.lede, body ?? ''])),
    )),
    ...(await getCollection('attacks')).map(({ id, data, body }) =>
      page(attacks.find(({ code }) => code === id)?.title ?? id, attackPath(id), [data.lede, body ?? '']),
    ),
    ...(await getRecipes()).map(({ title, path, lede, entry }) => page(title, path, [lede, entry.body ?? ''])),
    ...(await getCollection('testing')).map(({ body }) => page(pages.testing.name, pages.testing.path, [body ?? ''])),
  ].filter(({ statements }) => statements.length > 0)
}

function page(name: string, path: string, texts: readonly string[]): PageNotMeasured {
  return { name: inlineText(name), path, statements: texts.flatMap(sentencesNotMeasured) }
}

/** Entries of the reference that were read or reported. */
export function referenceNotMeasured(): readonly PageNotMeasured[] {
  return referencePages
    .map(({ slug, title, groups }) => ({
      name: inlineText(title),
      path: referencePath(slug),
      statements: groups
        .flatMap(({ entries = [] }) => entries)
        .flatMap(({ name, known, isPhrase }) =>
          known === 'read' || known === 'reported' ? [{ text: isPhrase ? name : `\`${name}\``, how: known }] : [],
        ),
    }))
    .filter(({ statements }) => statements.length > 0)
}

/** What the checker says of Streamlit and of providers without its having been measured, finding by finding. */
export function checkerNotMeasured(): readonly PageNotMeasured[] {
  return rules.flatMap(({ code, title, streamlit, known }) =>
    known === 'tested' || known === 'seen' || known === 'plain'
      ? []
      : [{ name: inlineText(title), path: errorPath(code), statements: [{ text: streamlit.does, how: known }] }],
  )
}

/** The facts about Streamlit that no test asks for. */
export async function factsOnlyRead(): Promise<readonly NotMeasured[]> {
  return factsNotMeasured((await getEntry('evidence', 'streamlit'))?.body ?? '')
}

/** The texts of errors that nobody here has seen, by how they are known. */
export async function textsNotMeasured(): Promise<ReadonlyMap<string, readonly TextNotMeasured[]>> {
  const texts = (await getProblems()).flatMap(({ code, texts }) =>
    texts
      .filter(({ known }) => known !== 'measured')
      .map(({ text, known }) => ({ text, known, path: errorPath(code) })),
  )
  return Map.groupBy(texts, ({ known }) => known)
}
