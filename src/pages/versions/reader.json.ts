import type { APIRoute } from 'astro'
import { readerVersions } from '#lib/streamlit/reader-versions.ts'

export const GET: APIRoute = () => Response.json(readerVersions())
