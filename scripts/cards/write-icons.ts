import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { root } from '../run.ts'

/** The icon of the site, which a browser draws in the colours of its theme, and everything here in those of the light one. */
export const icon = join(root, 'public/favicon.svg')

const paper = '#f6f4ee'

/**
 * Draws the icons that browsers ask for by their own names: `favicon.ico` (32 pixels) for a tab, and
 * `apple-touch-icon.png` (180 pixels, on paper) for the home screen of a phone.
 * @param client the folder of what the build made for browsers
 */
export async function writeIcons(client: string): Promise<void> {
  const drawn = (pixels: number) => sharp(icon, { density: 72 * (pixels / 24) }).resize(pixels)
  const touch = drawn(132).extend({ top: 24, bottom: 24, left: 24, right: 24, background: paper })
  await Promise.all([
    writeFile(join(client, 'favicon.ico'), icoOf(await drawn(32).png().toBuffer())),
    writeFile(join(client, 'apple-touch-icon.png'), await touch.flatten({ background: paper }).png().toBuffer()),
  ])
}

/** An ICO file with one picture of 32 pixels, which may be a PNG: a head of 6 bytes, an entry of 16, the picture. */
function icoOf(png: Buffer): Buffer {
  const head = Buffer.alloc(22)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(1, 4)
  head.writeUInt8(32, 6)
  head.writeUInt8(32, 7)
  head.writeUInt16LE(1, 10)
  head.writeUInt16LE(32, 12)
  head.writeUInt32LE(png.length, 14)
  head.writeUInt32LE(head.length, 18)
  return Buffer.concat([head, png])
}
