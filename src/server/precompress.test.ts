import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { precompress } from './precompress.ts'

test('writes copies that unpack to the same bytes, for text that gets smaller', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'precompress-'))
  onTestFinished(() => rm(dir, { recursive: true }))
  await mkdir(join(dir, 'guide'))
  await writeFile(join(dir, 'guide/index.html'), '<p>same again</p>'.repeat(50))
  await writeFile(join(dir, 'tiny.css'), 'a{}')
  await writeFile(join(dir, 'picture.png'), 'x'.repeat(1000))

  expect(await precompress(dir)).toBe(1)
  expect((await readdir(dir)).sort()).toEqual(['guide', 'picture.png', 'tiny.css'])
  const original = await readFile(join(dir, 'guide/index.html'))
  expect(brotliDecompressSync(await readFile(join(dir, 'guide/index.html.br')))).toEqual(original)
  expect(gunzipSync(await readFile(join(dir, 'guide/index.html.gz')))).toEqual(original)
})
