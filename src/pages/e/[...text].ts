export const prerender = false

import type { APIRoute } from 'astro'
import { getProblems } from '#data/errors.ts'
import { finderTable } from '#data/finder-table.ts'
import { lookUpPath } from '#data/look-up.ts'

/** `/e/<anything>`: to the page of the problem that it names, or to the finder with the text in its field. */
export const GET: APIRoute = async ({ url, redirect }) =>
  redirect(lookUpPath(`${url.pathname}${url.search}`.slice('/e/'.length), finderTable(await getProblems())))
