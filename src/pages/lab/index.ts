export const prerender = false

import type { APIRoute } from 'astro'

/** The workbench opens with the simplest scenario. */
export const GET: APIRoute = ({ redirect }) => redirect('/lab/simple-example/')
