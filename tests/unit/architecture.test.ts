import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { keyTenants } from '../../src/server/provider-keys.ts'
import { fileOf, type SourceFile, sourceFile, sourceFiles, withoutComments } from './source-files.ts'

/** Folder → what its files may import besides their own folder. A name that ends in `/` stands for all below it. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  ...ladder([
    ['plays'],
    ['lab'],
    ['own-app', 'har'],
    ['inspector', 'faults'],
    ['sample-app'],
    ['provider', 'trace', 'start', 'check'],
    ['facts', 'rules', 'pasted', 'test-login'],
    ['findings', 'search'],
    ['streamlit', 'relying-party', 'store', 'highlight', 'problems', 'terms', 'theme'],
    ['message', 'python'],
  ]),
  'src/components/site': [
    'src/components/',
    'src/content',
    'src/data',
    'src/styles',
    'src/lib/problems',
    'src/lib/search',
    'src/lib/streamlit',
  ],
  'src/components/prose': ['src/components/', 'src/content', 'src/data', 'src/lib/streamlit'],
  'src/components/lab': ['src/components/', 'src/content', 'src/data', 'src/lib/'],
  'src/components/provider': ['src/components/', 'src/lib/provider'],
  'src/components/cookies': ['src/components/', 'src/content', 'src/data', 'src/lib/'],
  'src/components/faults': ['src/components/', 'src/content', 'src/data', 'src/lib/'],
  'src/components/attacks': ['src/components/', 'src/content', 'src/data', 'src/lib/'],
  'src/components/check': ['src/components/', 'src/data', 'src/lib/'],
  'src/components/own-app': ['src/components/', 'src/data', 'src/lib/'],
  'src/components/start': ['src/components/', 'src/data', 'src/lib/'],
  'src/components/testing': ['src/components/', 'src/content', 'src/data', 'src/lib/'],
  'src/components/versions': ['src/components/', 'src/data', 'src/lib/'],
  'src/components/values': ['src/components/', 'src/lib/'],
  'src/components/version-badge': ['src/data', 'src/lib/'],
  'src/components/version-switch': ['src/components/', 'src/data', 'src/lib/'],
  'src/components/errors': ['src/components/', 'src/data', 'src/lib/'],
  'src/components/evidence': ['src/components/', 'src/data', 'src/lib/'],
  'src/components/provider-recipes': ['src/components/', 'src/content', 'src/data', 'src/lib/'],
  'src/components/progress': ['src/components/', 'src/data', 'src/lib/'],
  'src/components/recipes': ['src/components/', 'src/data', 'src/lib/'],
  'src/components/reference': ['src/components/', 'src/data', 'src/lib/'],
  'src/layouts': ['src/components/', 'src/content', 'src/data', 'src/styles', 'src/lib/'],
  'src/content': [],
  'the pages of src/content': ['src/components/prose', 'src/components/lab', 'src/components/own-app'],
  'src/data': ['src/content', 'src/lib/'],
  'src/pages': ['src/'],
  'src/server': ['src/lib/'],
  'src/doctor': ['src/lib/'],
  'src/styles': [],
  'src/middleware.ts': ['src/lib/', 'src/server'],
  'src/content.config.ts': ['src/content', 'src/data'],
}

/** The rooms of lib, floor by floor from the top: a room may import rooms of lower floors only. */
function ladder(floors: readonly (readonly string[])[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    floors.flatMap((rooms, floor) =>
      rooms.map((room) => [
        `src/lib/${room}`,
        floors.slice(floor + 1).flatMap((lower) => lower.map((name) => `src/lib/${name}`)),
      ]),
    ),
  )
}

const code = ['.ts', '.astro', '.mdx']
/** Tests, what only tests use, and declarations. */
const isTest = ({ path }: SourceFile) => /(?:\.test|\/testing|\.d)\.ts$/.test(path)
const source = sourceFiles('src', code).filter((file) => !isTest(file))
const lib = source.filter(({ path }) => path.startsWith('src/lib/'))
const everything = [
  ...['src', 'scripts', 'tests', 'bench', 'resilience'].flatMap((folder) =>
    sourceFiles(folder, ['.ts', '.astro', '.css']),
  ),
  sourceFile('server.ts'),
  sourceFile('astro.config.mjs'),
].filter(({ path }) => !path.startsWith('tests/fixtures/'))

/** The row of the table that a path belongs to. */
function folderOf(path: string): string {
  if (path.endsWith('.mdx')) return 'the pages of src/content'
  const parts = path.split('/')
  return parts.slice(0, parts[1] === 'lib' || parts[1] === 'components' ? 3 : 2).join('/')
}

function isAllowed(from: string, to: string): boolean {
  return from === to || (mayImport[from] ?? []).some((name) => (name.endsWith('/') ? to.startsWith(name) : to === name))
}

/** The imports that the table does not allow. */
function wrongImports(files: readonly SourceFile[]): string[] {
  const arrows = files.flatMap(({ path, imports }) => imports.map((to) => ({ path, to })))
  const wrong = arrows.filter(({ path, to }) => !isAllowed(folderOf(path), folderOf(to)))
  return wrong.map(({ path, to }) => `${path} imports ${to}`)
}

/** The rooms that import each other in a circle, with where they lead. */
function circles(files: readonly SourceFile[]): string[] {
  const rooms = Map.groupBy(files, ({ path }) => folderOf(path))
  const arrows = [...rooms].map(([room, inside]) => {
    const to = new Set(inside.flatMap(({ imports }) => imports.map(folderOf)))
    return [room, [...to].filter((one) => one !== room)] as const
  })
  return leadingBack(arrows)
}

test('every folder imports only what the design lets it', () => {
  expect(wrongImports(source)).toEqual([])
})

test('no room imports another that leads back to it, types included', () => {
  expect(circles(source)).toEqual([])
})

test('only tests import what is made for tests', () => {
  const forTests = /(?:^tests\/|\/testing\.ts$|\.test\.ts$)/
  const wrong = source.flatMap(({ path, imports }) =>
    imports.filter((to) => forTests.test(to)).map((to) => ({ path, to })),
  )
  expect(wrong).toEqual([])
})

test('every room of lib and of the components has a row', () => {
  const rooms = new Set(source.map(({ path }) => folderOf(path)))
  expect([...rooms].filter((room) => /^src\/(?:lib|components)\//.test(room) && !(room in mayImport))).toEqual([])
})

test.each([
  ['src/lib/trace/made-up.ts', "import { createLab } from '#lib/lab/lab.ts'", 'src/lib/lab/lab.ts'],
  ['src/lib/faults/made-up.ts', "import type { Lights } from '../inspector/lights.ts'", 'src/lib/inspector/lights.ts'],
  ['src/lib/streamlit/made-up.ts', "const page = await import('#components/lab/x.ts')", 'src/components/lab/x.ts'],
  ['src/components/provider/MadeUp.astro', "import { lab } from '#lib/lab/lab.ts'", 'src/lib/lab/lab.ts'],
  ['src/lib/no-such-room/made-up.ts', "export * from '#lib/trace/jwt.ts'", 'src/lib/trace/jwt.ts'],
])('a wrong import is seen: %s, %s', (path, text, to) => {
  expect(wrongImports([fileOf(path, text)])).toEqual([`${path} imports ${to}`])
})

test('a right import is let pass, and one inside a room', () => {
  const text = "import type { Run } from '#lib/trace/traces.ts'\nimport { lights } from './lights.ts'"
  expect(wrongImports([fileOf('src/lib/inspector/made-up.ts', text)])).toEqual([])
})

test('two rooms that import each other are seen, and not those that only lead to one', () => {
  const files = [
    fileOf('src/lib/lab/a.ts', "import type { B } from '#lib/own-app/b.ts'"),
    fileOf('src/lib/own-app/b.ts', "import type { A } from '#lib/lab/a.ts'\nimport { c } from '#lib/trace/c.ts'"),
    fileOf('src/lib/trace/c.ts', "import { d } from '#lib/store/d.ts'"),
  ]
  expect(circles(files)).toEqual(['src/lib/lab -> src/lib/own-app', 'src/lib/own-app -> src/lib/lab'])
})

test('no file imports another that leads back to it, types included', () => {
  expect(leadingBack(source.map(({ path, imports }) => [path, imports]))).toEqual([])
})

/** Takes away what imports nothing that is left or is imported by nothing left, again and again: circles stay. */
function leadingBack(arrows: readonly (readonly [from: string, to: readonly string[]])[]): string[] {
  const left = new Map(arrows)
  for (let before = -1; before !== left.size; ) {
    before = left.size
    for (const [from, to] of left) if (!to.some((one) => left.has(one))) left.delete(from)
    const imported = new Set([...left.values()].flat())
    for (const from of left.keys()) if (!imported.has(from)) left.delete(from)
  }
  return [...left].map(([from, to]) => `${from} -> ${to.filter((one) => left.has(one)).join(', ')}`)
}

test.each([
  ['Astro', /from 'astro(?:[:/][^']*)?'/],
  ['the environment', /\bprocess\.env\b/],
  ['a clock of its own', /\bDate\.now\(|\bnew Date\(\)/],
  ['the page', /\b(?:document|window|localStorage|sessionStorage|navigator)\.[a-z]|\bHTMLElement\b/],
])('lib knows nothing of %s', (_what, pattern) => {
  // It is the text of a script.
  const code = lib.filter(({ path }) => path !== 'src/lib/theme/theme-script.ts')
  expect(code.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path)).toEqual([])
})

test('the process around the site loads nothing of the site but src/server and lib', () => {
  const loaded = new Set<string>()
  const load = (path: string): void => {
    if (loaded.has(path)) return
    loaded.add(path)
    for (const next of sourceFile(path).imports) load(next)
  }
  load('server.ts')
  loaded.delete('server.ts')
  expect([...loaded].filter((path) => !/^src\/(?:server|lib)\//.test(path))).toEqual([])
})

test('no file is longer than 250 lines', () => {
  expect(everything.filter(({ lines }) => lines > 250).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
})

test('exports have names', () => {
  const byContract = ['scripts/count-reporter.ts']
  const withDefault = everything.filter(({ path, text }) => path.endsWith('.ts') && /^export default\b/m.test(text))
  expect(withDefault.map(({ path }) => path).filter((path) => !byContract.includes(path))).toEqual([])
})

test('every import of ours names a file that is there', () => {
  // This file quotes imports of files that are made up.
  const files = everything.filter(({ path }) => path !== 'tests/unit/architecture.test.ts')
  const missing = files.flatMap(({ path, imports }) =>
    imports.filter((to) => !existsSync(join(root, to))).map((to) => `${path} imports ${to}`),
  )
  expect(missing).toEqual([])
})

test('what a file exports, types aside, another file uses', () => {
  const users = Map.groupBy(
    everything.flatMap(({ text }) => [...new Set(text.match(/\w+/g))]),
    (word) => word,
  )
  const exported = everything.filter(
    ({ path }) => path.endsWith('.ts') && !/^src\/(?:pages|middleware|content\.)/.test(path),
  )
  const unused = exported.flatMap(({ path, text }) =>
    Array.from(text.matchAll(/^export (?:async )?(?:const|function\*?|class) (\w+)/gm), ([, name = '']) => name)
      .filter((name) => users.get(name)?.length === 1)
      .map((name) => `${path}: ${name}`),
  )
  expect(unused).toEqual([])
})

test('PROVIDER_KEYS asks for the providers of the house', async () => {
  const { houseTenants } = await import('../../src/lib/provider/tenants.ts')
  expect(keyTenants).toEqual(houseTenants)
})
