import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const text = new Set(['.html', '.css', '.js', '.mjs', '.json', '.svg', '.txt', '.md', '.xml', '.map', '.webmanifest'])

/**
 * Writes `x.br` and `x.gz` beside every text file of a folder and those below it, where that saves a tenth or more.
 * @returns how many files got at least one copy
 */
export async function precompress(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && text.has(extname(entry.name)))
  const copies = await Promise.all(files.map((entry) => compressFile(join(entry.parentPath, entry.name))))
  return copies.filter((count) => count > 0).length
}

async function compressFile(file: string): Promise<number> {
  const bytes = await readFile(file)
  const quality = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }
  const copies = [
    { name: `${file}.br`, bytes: await brotli(bytes, quality) },
    { name: `${file}.gz`, bytes: await zip(bytes, { level: 9 }) },
  ].filter((copy) => copy.bytes.length < bytes.length * 0.9)
  await Promise.all(copies.map((copy) => writeFile(copy.name, copy.bytes)))
  return copies.length
}
