import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'node-html-parser'
import measured from '../../src/content/measured-with.json' with { type: 'json' }
import site from '../../src/content/site.json' with { type: 'json' }
import { providerPath, sectionPath } from '../../src/data/addresses.ts'
import { providerRecipeIds } from '../../src/data/pages.ts'
import { twinPath } from '../../src/data/twins.ts'
import { fullText } from './full-text.ts'
import { pageTwin } from './page-twin.ts'
import { withCode } from './readable.ts'

/** The pages of /llms-full.txt in their order: the guide, the recipes, and where to look when nothing is said. */
const inFull: readonly string[] = [
  ...guideOrder().map(sectionPath),
  '/providers/',
  ...providerRecipeIds.map(providerPath),
  '/providers/sample/',
  '/errors/login-fails-silently/',
]

/** What stands where a form was that a page is made of: who reads text cannot fill it in. */
const insteadOfForm: Readonly<Record<string, string>> = {
  '/start/': `<p>The page is a form. What it makes stands below for Google, as it begins, and for each provider on a page of its own: ${providerRecipeIds.map((id) => `<a href="/providers/${id}/">${id}</a>`).join(', ')}.</p>`,
}

/**
 * Writes a copy in Markdown beside every built page that has one.
 * @param client the folder of what the build made for browsers
 * @returns how many there are
 */
export function writeTwins(client: string): number {
  const files = globSync('**/index.html', { cwd: client })
  const paths = files.map(
    (file) =>
      `/${file
        .split('\\')
        .join('/')
        .replace(/index\.html$/, '')}`,
  )
  const twins = new Map(paths.map((path) => [path, twinPath(path)]))
  // What stands behind # with a value is for the form of the page.
  const addressOf = (address: string) => address.replace(/^[^?#]*(?=#[^=]*$|$)/, (path) => twins.get(path) ?? path)
  const copies = [...twins].flatMap(([path, twin]) => {
    if (twin === null) return []
    const document = parse(readFileSync(join(client, path, 'index.html'), 'utf8'), withCode)
    const instead = insteadOfForm[path]
    if (instead) document.querySelector('main form')?.replaceWith(parse(instead))
    const markdown = pageTwin(document, addressOf)
    writeFileSync(join(client, twin), markdown + originOf(path))
    return [[path, markdown] as const]
  })
  const markdownOf = new Map(copies)
  const text = fullText(inFull.map((path) => [path, markdownOf.get(path) ?? missing(path)]))
  writeFileSync(join(client, 'llms-full.txt'), text)
  return markdownOf.size
}

/** The ids of the sections of the guide, by the order in their front matter. */
function guideOrder(): readonly string[] {
  const folder = fileURLToPath(new URL('../../src/content/guide/', import.meta.url))
  const files = globSync('*.mdx', { cwd: folder }).map((file) => {
    const order = /^order: (\d+)$/m.exec(readFileSync(join(folder, file), 'utf8'))?.[1]
    return { id: file.replace('.mdx', ''), order: Number(order) }
  })
  return files.toSorted((a, b) => a.order - b.order).map(({ id }) => id)
}

function missing(path: string): never {
  throw new Error(`${path} belongs into llms-full.txt and has no copy`)
}

function originOf(path: string): string {
  return `\n---\n\nFrom [${site.name}](/index.md), the page [${path}](${path}). Measured on Streamlit ${measured.streamlit}. Independent: not by Streamlit or Snowflake.\n`
}
