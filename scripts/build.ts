import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { precompress } from '../src/server/precompress.ts'
import { buildDoctor } from './build-doctor.ts'
import { sourceId } from './build-id.ts'
import { root, run, tools } from './run.ts'
import { writeRecords } from './search/write-records.ts'

// Taken first: what changes while the build runs is then seen as a change.
const id = sourceId(root)
const client = join(root, 'dist/client')

await rm(join(root, 'dist'), { recursive: true, force: true })
const code = await run(tools.astro, ['build'])
if (code !== 0) process.exit(code)
const sections = await writeRecords(client)
await buildDoctor(root)
const files = await precompress(client)
await writeFile(join(root, 'dist/build-id'), `${id}\n`)
console.log(`${sections} sections for the search, ${files} files compressed`)
