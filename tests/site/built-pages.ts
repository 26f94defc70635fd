import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type HTMLElement, parse } from 'node-html-parser'

/** A built page: `path` is its address, with a slash at the end unless it is a file such as /404.html. */
export interface BuiltPage {
  readonly path: string
  readonly document: HTMLElement
  readonly file: string
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
  .map(builtPage)
  .toSorted((a, b) => a.path.localeCompare(b.path))

/** Taken apart when somebody looks into it: few files of tests look into all pages. */
function builtPage(file: string): BuiltPage {
  let document: HTMLElement | undefined
  return {
    file,
    path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
    get document() {
      document ??= parse(readFileSync(join(client, file), 'utf8'))
      return document
    },
  }
}

/** True when the build holds a file at this address that is no page: a style sheet, an icon, a text. */
export function hasFile(path: string): boolean {
  return path !== '/' && existsSync(join(client, path))
}

/** Bytes as served with brotli, of the page and of what it names in `<link>` and `<script>`, static imports included. */
export function weigh({ file, document }: BuiltPage): Weight {
  const styles = new Set(
    document.querySelectorAll('link[rel=stylesheet]').map((link) => link.getAttribute('href') ?? ''),
  )
  // What a lab loads with the first use of it lies in a template until then.
  const sources = document
    .querySelectorAll('script[src]')
    .filter((script) => script.closest('template#when-used') === null)
    .map((script) => script.getAttribute('src') ?? '')
  const scripts = new Set(sources.flatMap(withImports))
  return {
    html: total([file]),
    css: total(styles),
    js: total(scripts),
    requests: 1 + styles.size + scripts.size,
  }
}

function total(paths: Iterable<string>): number {
  return [...paths].reduce((sum, path) => sum + bytesSent(join(client, path)), 0)
}

/** Of the copy that the build compressed, which is what is sent; of the file itself where that saved too little. */
function bytesSent(file: string): number {
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size
}

function withImports(path: string): readonly string[] {
  const source = readFileSync(join(client, path), 'utf8')
  const imports = source.matchAll(/\b(?:import|from)\s*["'`](\.[^"'`]+\.js)["'`]/g)
  return [
    path,
    ...Array.from(imports, ([, name = '']) => new URL(name, `http://x${path}`).pathname).flatMap(withImports),
  ]
}
