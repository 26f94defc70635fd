import type { APIRoute } from 'astro'

export const prerender = false

/** The workbench opens with the simplest scenario. */
export const GET: APIRoute = ({ redirect }) => redirect('/lab/simple-example/')
