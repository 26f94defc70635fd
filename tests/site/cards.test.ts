import { expect, inject, test } from 'vitest'
import { builtPages, hasFile } from './built-pages.ts'

const origin = inject('origin')
const pages = builtPages.filter(({ file }) => file.endsWith('index.html'))

/** The type, width and height of a PNG, which stand at its beginning (PNG §11.2.2). */
async function pictureAt(address: string): Promise<string> {
  const answer = await fetch(origin + address)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const kind = bytes.subarray(1, 4).toString('latin1')
  return `${answer.headers.get('content-type')}: ${kind}, ${bytes.readUInt32BE(16)} × ${bytes.readUInt32BE(20)}`
}

const cardOf = (html: string) => /<meta property="og:image" content="([^"]+)">/.exec(html)?.[1]

test('every page names a card of its own, in the size that chats show whole', async () => {
  const cards = pages.map(({ document }) => cardOf(document.toString()))
  expect(new Set(cards).size).toBe(pages.length)
  expect(cards.filter((card) => !hasFile(card ?? '/'))).toEqual([])
  expect(await pictureAt('/cards/index.png')).toBe('image/png: PNG, 1200 × 630')
  expect(await pictureAt('/cards/guide/configure.png')).toBe('image/png: PNG, 1200 × 630')
})

test('a page that is drawn for each visitor has the card of the site', async () => {
  const page = await (await fetch(`${origin}/cookies`)).text()
  expect(cardOf(page)).toBe('/cards/index.png')
})

test('browsers get the icons that they ask for by name', async () => {
  expect(await pictureAt('/apple-touch-icon.png')).toBe('image/png: PNG, 180 × 180')
  const icon = await fetch(`${origin}/favicon.ico`)
  expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/vnd.microsoft.icon'])
  // The head of an ICO file with one picture, the picture as a PNG behind its entry of 16 bytes.
  const bytes = Buffer.from(await icon.arrayBuffer())
  expect(bytes.subarray(0, 6).toString('hex')).toBe('000001000100')
  expect(bytes.subarray(23, 26).toString('latin1')).toBe('PNG')
})
