import { globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/run.ts'

const documents = ['README.md', 'CONTRIBUTING.md', ...globSync(['docs/*.md', 'docs/decisions/*.md'], { cwd: root })]

const atRoot = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile())
const below = ['src', 'tests', 'scripts', 'bench', 'docs', 'public'].flatMap((folder) => [
  folder,
  ...readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => posix.join(folder, path)),
])
const there = [...atRoot.map(({ name }) => name), ...below]

const inSrc = /^(?:lib|pages|components|layouts|data|content|server|styles)\//
const fromRoot = /^(?:src|tests|scripts|docs|bench|public)\//
const nameAlone = /^[\w.-]+\.(?:ts|mjs|astro|mdx|yaml)$/

/** The files and folders of this project that a document names, in links and between backticks. */
function named(document: string): readonly string[] {
  const text = readFileSync(join(root, document), 'utf8').replace(/^```[\s\S]*?^```/gm, '')
  const links = Array.from(text.matchAll(/\]\((?!\w+:|#)([^)#]+)/g), ([, to = '']) => posix.join(dirname(document), to))
  const code = Array.from(text.matchAll(/`([^`\s]+)`/g), ([, one = '']) => one)
  return [...links, ...code.filter((one) => inSrc.test(one) || fromRoot.test(one) || nameAlone.test(one))]
}

/** A path from the root or from src, or the name of a file wherever it is; `<code>` stands for any name. */
function isThere(path: string): boolean {
  const bare = inSrc.test(path) ? `src/${path}` : path
  const pattern = bare
    .replace(/\/$/, '')
    .replace(/[.[\]]/g, '\\$&')
    .replace(/<[^>]+>/g, '[^/]+')
  const whole = new RegExp(nameAlone.test(path) ? `(?:^|/)${pattern}$` : `^${pattern}$`)
  return there.some((one) => whole.test(one))
}

test.each(documents)('every file that %s names is there', (document) => {
  expect(named(document).filter((path) => !isThere(path))).toEqual([])
})

test('the documents name files', () => {
  expect(documents.flatMap(named).length).toBeGreaterThan(50)
  expect(isThere('src/lib/no-such-room/')).toBe(false)
})
