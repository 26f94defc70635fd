import { globSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'node-html-parser'
import { allPages, pages } from '../../src/data/pages.ts'
import { type PageRecord, recordsFile } from '../../src/lib/search/page-record.ts'
import { pageRecord } from './page-records.ts'

/**
 * Writes what the search knows of the built pages, for the server and for browsers.
 * @param client the folder of what the build made for browsers
 * @returns how many sections there are
 */
export async function writeRecords(client: string): Promise<number> {
  const records = recordsOf(client)
  const file = join(client, recordsFile)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(records))
  return records.reduce((sum, { sections }) => sum + sections.length, 0)
}

/** The pages that mark what is searched, and by their names the others to which the site leads. */
function recordsOf(client: string): readonly PageRecord[] {
  const built = globSync('**/index.html', { cwd: client }).toSorted()
  const marked = built.flatMap((file) => {
    const html = readFileSync(join(client, file), 'utf8')
    const path = `/${file.split('\\').join('/').replace('index.html', '')}`
    return pageRecord(path, parse(html, { blockTextElements: { script: true, style: true } })) ?? []
  })
  const known = new Set(marked.map(({ path }) => path))
  const named = allPages.filter((page) => page !== pages.search && !known.has(page.path))
  return [...marked, ...named.map(byName)]
}

function byName({ path, name, card = '' }: (typeof allPages)[number]): PageRecord {
  return { path, title: name, kind: 'page', sections: [{ anchor: '', heading: '', text: card }] }
}
