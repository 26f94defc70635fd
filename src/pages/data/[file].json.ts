import type { APIRoute } from 'astro'
import { z } from 'zod'
import { openTables } from '#data/open/index.ts'

export function getStaticPaths() {
  return openTables.flatMap(({ name }) => [{ params: { file: name } }, { params: { file: `${name}.schema` } }])
}

/** An open table, or its JSON Schema. */
export const GET: APIRoute = async ({ params: { file = '' } }) => {
  const table = openTables.find(({ name }) => file === name || file === `${name}.schema`)
  if (!table) return new Response(null, { status: 404 })
  const { form, name, holds } = table
  if (file === name) return Response.json(form.parse(await table.make()))
  return Response.json({ ...z.toJSONSchema(form), title: name, description: holds })
}
