import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { precompress } from '../src/server/precompress.ts'
import { builtFor, siteOrigin } from '../src/server/site-origin.ts'
import { buildDoctor } from './build-doctor.ts'
import { sourceId } from './build-id.ts'
import { writeCards } from './cards/write-cards.ts'
import { writeIcons } from './cards/write-icons.ts'
import { root, run, tools } from './run.ts'
import { writeRecords } from './search/write-records.ts'
import { writeSkill } from './skill/write-skill.ts'
import { writeTwins } from './twins/write-twins.ts'

// Taken first: what changes while the build runs is then seen as a change.
const id = sourceId(root)
const client = join(root, 'dist/client')
const origin = siteOrigin(process.env)

await rm(join(root, 'dist'), { recursive: true, force: true })
const code = await run(tools.astro, ['build'])
if (code !== 0) process.exit(code)
const sections = await writeRecords(client)
const twins = writeTwins(client)
writeSkill(client)
const cards = await writeCards(client)
await writeIcons(client)
await buildDoctor(root)
const files = await precompress(client)
await writeFile(join(root, builtFor), `${origin ?? ''}\n`)
await writeFile(join(root, 'dist/build-id'), `${id}\n`)
console.log(
  `${sections} sections for the search, ${twins} pages in Markdown, ${cards} cards, ${files} files compressed`,
)
