import { canonicalPath } from './pages.ts'

/** Built pages that have no copy in Markdown, by the reason. */
export const withoutTwin: Readonly<Record<string, string>> = {
  '/check/': 'It is an editor with its verdict: without the browser nothing of it is left to read.',
}

/**
 * The address of a built page's copy in Markdown: `/guide/configure.md` beside `/guide/configure/`, `/index.md` for the
 * home page. null for a page that has none: an error page, and those of `withoutTwin`.
 * @param pathname of the page, with or without the slash at its end
 */
export function twinPath(pathname: string): string | null {
  const path = canonicalPath(pathname)
  if (path === null || path in withoutTwin) return null
  return path === '/' ? '/index.md' : `${path.replace(/\/$/, '')}.md`
}
