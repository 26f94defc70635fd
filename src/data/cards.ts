import { canonicalPath } from './pages.ts'

/**
 * The address of the picture that is shown where a page's address is pasted: `/cards/guide/configure.png` for
 * `/guide/configure/`, `/cards/index.png` for the home page and for what has no page of its own.
 * @param pathname of the page, with or without the slash at its end
 */
export function cardPath(pathname: string): string {
  const path = (canonicalPath(pathname) ?? '/').replace(/\/$/, '')
  return `/cards${path === '' ? '/index' : path}.png`
}
