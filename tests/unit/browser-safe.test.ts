import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { sourceFile, sourceFiles, withoutComments } from './source-files.ts'

/** All of these may be loaded by a page: no part of them knows Node. */
const rooms = [
  'src/lib/streamlit',
  'src/lib/python',
  'src/lib/check',
  'src/lib/rules',
  'src/lib/pasted',
  'src/lib/test-login',
  'src/lib/findings',
  'src/lib/start',
  'src/lib/facts/providers',
  'src/lib/problems',
  'src/lib/search',
  'src/lib/inspector/verdict',
  'src/lib/har',
]
const files = rooms.flatMap((room) => sourceFiles(room, ['.ts'])).filter(({ path }) => !/\.(?:test|d)\.ts$/.test(path))

/** Packages that it may use: they run anywhere. */
const packages = ['@noble/hashes', 'minisearch', 'pako', 'zod']

test('nothing that a page may load imports Node', () => {
  const reached = new Map(files.map((file) => [file.path, file]))
  for (const { imports } of reached.values()) for (const path of imports) reached.set(path, sourceFile(path))
  const foreign = [...reached.values()].flatMap(({ path, text }) =>
    [...withoutComments(text).matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)'([^'.#\s][^'\s]*)'/g)]
      .map(([, name = '']) => name)
      .filter((name) => !packages.some((allowed) => name === allowed || name.startsWith(`${allowed}/`)))
      .map((name) => `${path} imports ${name}`),
  )
  expect(foreign).toEqual([])
})

test('nothing that a page may load uses what only Node has', () => {
  const nodes = /\b(?:Buffer|process|setImmediate|__dirname|require)\b/
  const reached = new Map(files.map((file) => [file.path, file]))
  for (const { imports } of reached.values()) for (const path of imports) reached.set(path, sourceFile(path))
  const using = [...reached.values()].filter(({ text }) => nodes.test(withoutComments(text)))
  expect(using.map(({ path }) => path)).toEqual([])
})

/** What a page that reads a secrets.toml, or makes and checks signatures, would load: not Zod, nor the older reader. */
const entry = `
  export { parseSecrets, tomlReader } from '#lib/streamlit/secrets.ts'
  export { placedKeys } from '#lib/streamlit/placed-keys.ts'
  export { checkLogin } from '#lib/streamlit/check-login.ts'
  export { authSettings, exposedTokens, hasAuth } from '#lib/streamlit/auth-section.ts'
  export { providerConfig, providerNames } from '#lib/streamlit/provider-config.ts'
  export { makeProviderToken, readProviderToken } from '#lib/streamlit/provider-token.ts'
  export { signTimed, unsignTimed } from '#lib/streamlit/itsdangerous.ts'
  export { randomString } from '#lib/streamlit/random-string.ts'
  export const cookies = () => import('#lib/streamlit/cookie-anatomy.ts')
`

/** What a page loads at once of a piece of code, and how large that is when compressed. */
async function loadedAtOnce(contents: string) {
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: join(root, 'src'), sourcefile: 'page.ts', loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    platform: 'browser',
    outdir: 'out',
    write: false,
    metafile: true,
  })
  const first = new Set(['out/stdin.js'])
  for (const path of first) {
    const { imports } = metafile.outputs[path] ?? { imports: [] }
    for (const { path: next, kind } of imports) if (kind === 'import-statement') first.add(next)
  }
  const loaded = [...first].flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {}))
  const code = outputFiles.filter(({ path }) => [...first].some((name) => path.endsWith(name.slice(3))))
  return { loaded, size: code.reduce((sum, { contents }) => sum + brotliCompressSync(contents).length, 0) }
}

test('a page loads less than 12 kB of it, and pako and the older reader only when it asks for them', async () => {
  const { loaded, size } = await loadedAtOnce(entry)
  expect(loaded).toContain('src/lib/streamlit/secrets.ts')
  expect(loaded.filter((path) => /toml-0\.10|node_modules\/(?:pako|zod)\//.test(path))).toEqual([])
  expect(size).toBeGreaterThan(4000)
  expect(size).toBeLessThan(12_000)
})

test('the checker with all of its rules is less than 40 kB, the older reader aside', async () => {
  const { loaded, size } = await loadedAtOnce("export { checkSecrets } from '#lib/check/check-secrets.ts'")
  expect(loaded).toContain('src/lib/rules/index.ts')
  expect(loaded.filter((path) => /toml-0\.10|node_modules\/(?:pako|zod)\//.test(path))).toEqual([])
  expect(size).toBeLessThan(40_000)
})

test('the verdict on a run is less than 12 kB, and inflates nothing', async () => {
  const { loaded, size } = await loadedAtOnce("export { verdictOf } from '#lib/inspector/verdict/verdict.ts'")
  expect(loaded.filter((path) => /node_modules\/(?:pako|zod)\//.test(path))).toEqual([])
  expect(size).toBeLessThan(12_000)
})
