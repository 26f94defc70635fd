import { getEntry } from 'astro:content'
import type { APIRoute } from 'astro'
import { inlineParts } from '#data/inline.ts'
import { getSections } from '#data/sections.ts'

export async function getStaticPaths() {
  const sections = await getSections()
  return sections.map(({ id }) => ({ params: { section: id } }))
}

/** The answers to choose from at the questions of a section, by the id of the question. */
export const GET: APIRoute = async ({ params: { section = '' } }) => {
  const entry = await getEntry('questions', section)
  if (!entry) return new Response(null, { status: 404 })
  const questions = Object.entries(entry.data).map(([id, answers]) => [
    id,
    answers.map(({ answer, why, right }) => ({ answer: inlineParts(answer), why: inlineParts(why), right })),
  ])
  return Response.json(Object.fromEntries(questions))
}
