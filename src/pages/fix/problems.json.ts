import type { APIRoute } from 'astro'
import { getProblems } from '#data/errors.ts'
import { finderTable } from '#data/finder-table.ts'

/** The table that the finder loads at its first use. */
export const GET: APIRoute = async () => Response.json(finderTable(await getProblems()))
