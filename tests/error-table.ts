import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFrontmatter } from '@astrojs/internal-helpers/frontmatter'
import { root } from '../scripts/run.ts'
import { errorPage } from '../src/data/error-page.ts'
import { finderTable } from '../src/data/finder-table.ts'
import { problemTable } from '../src/data/problem-table.ts'

const folder = join(root, 'src/content/errors')

/** The written pages of problems, read as Astro reads them. */
export const written = readdirSync(folder)
  .toSorted()
  .map((file) => {
    const { frontmatter, content } = parseFrontmatter(readFileSync(join(folder, file), 'utf8'))
    return { id: file.replace('.mdx', ''), data: errorPage.parse(frontmatter), content }
  })

/** Every problem with a page, and what the finder loads of them. */
export const problems = problemTable(written)
export const entries = finderTable(problems)
