import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'node-html-parser'
import site from '../../src/content/site.json' with { type: 'json' }
import { cardPath } from '../../src/data/cards.ts'
import { root } from '../run.ts'
import { type CardTexts, drawCard } from './card.ts'
import { icon } from './write-icons.ts'

/** Where drawn cards are kept: one takes a tenth of a second, and most say the same as in the last build. */
const kept = join(root, '.cache/cards')
/** What draws them: a card that something else drew is not used. */
const drawer = [join(import.meta.dirname, 'card.ts'), icon].map((file) => readFileSync(file, 'utf8'))

/**
 * Draws the card of every built page, by what its head says of it.
 * @param client the folder of what the build made for browsers
 * @returns how many there are
 */
export async function writeCards(client: string): Promise<number> {
  const files = globSync('**/index.html', { cwd: client })
  mkdirSync(kept, { recursive: true })
  await Promise.all(files.map((file) => writeCard(client, file)))
  return files.length
}

async function writeCard(client: string, file: string): Promise<void> {
  const document = parse(readFileSync(join(client, file), 'utf8'))
  const said = (property: string) => document.querySelector(`meta[property="og:${property}"]`)?.getAttribute('content')
  const card = await keptCard({
    site: site.name,
    above: document.querySelectorAll('nav.crumbs a').slice(1).at(-1)?.text.trim() ?? null,
    title: said('title') ?? site.name,
    description: said('description') ?? '',
  })
  const target = join(client, cardPath(`/${dirname(file)}/`.replace('/./', '/')))
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, card)
}

async function keptCard(texts: CardTexts): Promise<Buffer> {
  const name = createHash('sha256')
    .update(JSON.stringify([drawer, texts]))
    .digest('hex')
  const file = join(kept, `${name}.png`)
  if (existsSync(file)) return readFileSync(file)
  const card = await drawCard(texts)
  writeFileSync(file, card)
  return card
}
