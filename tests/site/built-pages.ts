import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { type HTMLElement, parse } from 'node-html-parser'

/** A built page: `path` is its address, with a slash at the end unless it is a file such as /404.html. */
export interface BuiltPage {
  readonly path: string
  readonly document: HTMLElement
  readonly html: string
}

export interface Weight {
  readonly html: number
  readonly css: number
  readonly js: number
  /** The page itself, its style sheets and its scripts with what they import. */
  readonly requests: number
}

const dist = process.env['SITE_DIST']
if (!dist) throw new Error('SITE_DIST is not set: run through tests/global-site.ts')
const client = join(dist, 'client')

/** Every prerendered page of the build, in the order of their addresses. */
export const builtPages: readonly BuiltPage[] = globSync('**/*.html', { cwd: client })
  .filter((file) => !file.startsWith('pagefind/'))
  .map((file) => {
    const html = readFileSync(join(client, file), 'utf8')
    return { path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`, document: parse(html), html }
  })
  .toSorted((a, b) => a.path.localeCompare(b.path))

/** True when the build holds a file at this address that is no page: a style sheet, an icon, a text. */
export function hasFile(path: string): boolean {
  return path !== '/' && existsSync(join(client, path))
}

/** Bytes as served with brotli, of the page and of what it names in `<link>` and `<script>`, static imports included. */
export function weigh({ html, document }: BuiltPage): Weight {
  const styles = new Set(
    document.querySelectorAll('link[rel=stylesheet]').map((link) => link.getAttribute('href') ?? ''),
  )
  const sources = document.querySelectorAll('script[src]').map((script) => script.getAttribute('src') ?? '')
  const scripts = new Set(sources.flatMap(withImports))
  return {
    html: brotliCompressSync(html).length,
    css: total(styles),
    js: total(scripts),
    requests: 1 + styles.size + scripts.size,
  }
}

function total(paths: ReadonlySet<string>): number {
  return [...paths].reduce((sum, path) => sum + brotliCompressSync(readFileSync(join(client, path))).length, 0)
}

function withImports(path: string): readonly string[] {
  const source = readFileSync(join(client, path), 'utf8')
  const imports = source.matchAll(/\b(?:import|from)\s*["'`](\.[^"'`]+\.js)["'`]/g)
  return [
    path,
    ...Array.from(imports, ([, name = '']) => new URL(name, `http://x${path}`).pathname).flatMap(withImports),
  ]
}
