import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { close, createIndex } from 'pagefind'
import { precompress } from '../src/server/precompress.ts'
import { buildDoctor } from './build-doctor.ts'
import { sourceId } from './build-id.ts'
import { root, run, tools } from './run.ts'

// Taken first: what changes while the build runs is then seen as a change.
const id = sourceId(root)
const client = join(root, 'dist/client')

// The site has a search dialog of its own, on Pagefind's plain API.
const unusedPagefindFiles = [
  'pagefind-component-ui.css',
  'pagefind-component-ui.js',
  'pagefind-highlight.js',
  'pagefind-modular-ui.css',
  'pagefind-modular-ui.js',
  'pagefind-ui.css',
  'pagefind-ui.js',
]

await rm(join(root, 'dist'), { recursive: true, force: true })
const code = await run(tools.astro, ['build'])
if (code !== 0) process.exit(code)
const pages = await indexPages(client)
await buildDoctor(root)
const files = await precompress(client)
await writeFile(join(root, 'dist/build-id'), `${id}\n`)
console.log(`${pages} pages indexed for search, ${files} files compressed`)

async function indexPages(dir: string): Promise<number> {
  try {
    const { index, errors } = await createIndex()
    if (!index) throw new Error(errors.join('\n'))
    const added = await index.addDirectory({ path: dir, glob: '**/index.html' })
    const written = await index.writeFiles({ outputPath: join(dir, 'pagefind') })
    const problems = [...added.errors, ...written.errors]
    if (problems.length > 0) throw new Error(problems.join('\n'))
    await Promise.all(unusedPagefindFiles.map((name) => rm(join(dir, 'pagefind', name), { force: true })))
    return added.page_count
  } finally {
    await close()
  }
}
