import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../scripts/run.ts'
import type { Findings } from './figures.ts'

const pages = 500
const patience = 10 * 60_000
const copied = /^(?:src|public|scripts|server\.ts|package.*\.json|tsconfig\.json|astro\.config\.\w+)$/
const ownCaches = new Set(['.astro', '.vite'])

/** How long the whole build takes: as the site is, and with copies of the guide's pages up to 500. */
export async function buildTimes(): Promise<Findings> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-build-'))
  try {
    await copyProject(folder)
    // The first one fills the caches that every build after it finds.
    const first = await build(folder)
    const today = await build(folder)
    await addPages(folder, pages - first.pages)
    const grown = await build(folder)
    const each = (grown.seconds - today.seconds) / (grown.pages - today.pages)
    return {
      title: 'Build, the second one in a folder',
      figures: [
        { name: `${today.pages} pages`, value: today.seconds, unit: 's' },
        { name: `${grown.pages} pages`, value: grown.seconds, unit: 's' },
        { name: 'a page more', value: each * 1000, unit: 'ms' },
      ],
      failures: grown.pages < pages ? [`${grown.pages} pages were built, not ${pages}`] : [],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function copyProject(folder: string): Promise<void> {
  for (const name of (await readdir(root)).filter((one) => copied.test(one))) {
    await cp(join(root, name), join(folder, name), { recursive: true })
  }
  // Package by package, so that the tools keep their caches in the copy.
  await mkdir(join(folder, 'node_modules'))
  for (const name of (await readdir(join(root, 'node_modules'))).filter((one) => !ownCaches.has(one))) {
    await symlink(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  }
}

/** Copies of the guide's pages, each a text of its own for the compiler, with its lab and its place in the search index. */
async function addPages(folder: string, count: number): Promise<void> {
  const guide = join(folder, 'src/content/guide')
  const copies = join(folder, 'src/content/copies')
  await mkdir(copies)
  const texts = await Promise.all((await readdir(guide)).map((name) => readFile(join(guide, name), 'utf8')))
  for (let copy = 0; copy < count; copy += 1) {
    const text = texts[copy % texts.length] ?? ''
    await writeFile(join(copies, `copy-${copy}.mdx`), text.replace(/^title: .*$/m, `title: Copy ${copy}`))
  }
  const config = join(folder, 'src/content.config.ts')
  const collections = await readFile(config, 'utf8')
  const copiesToo = `copies: defineCollection({ loader: glob({ base: './src/content/copies', pattern: '*.mdx' }) }),`
  await writeFile(
    config,
    collections.replace(/export const collections = \{/, (start) => `${start}\n  ${copiesToo}`),
  )
  await mkdir(join(folder, 'src/pages/copies'))
  await writeFile(join(folder, 'src/pages/copies/[copy].astro'), copyPage)
}

const copyPage = `---
import { getCollection, render } from 'astro:content'
import Lab from '#components/lab/workbench/Lab.astro'
import Recorded from '#components/lab/workbench/Recorded.astro'
import { proseComponents } from '#components/prose/index.ts'
import Plain from '#layouts/Plain.astro'

export async function getStaticPaths() {
  return (await getCollection('copies')).map((entry) => ({ params: { copy: entry.id }, props: { entry } }))
}

const { entry } = Astro.props
const { Content } = await render(entry)
---

<Plain title={entry.data.title} description={entry.data.description}>
  <article class="prose" data-pagefind-body>
    <h1>{entry.data.title}</h1>
    <Content components={{ ...proseComponents, Lab, Recorded }} />
  </article>
</Plain>
`

async function build(folder: string): Promise<{ seconds: number; pages: number }> {
  const begun = performance.now()
  const child = spawn(process.execPath, [join(folder, 'scripts/build.ts')], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: patience,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-2000)
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`the build ended with ${code}: ${said}`)
  const files = await readdir(join(folder, 'dist/client'), { recursive: true })
  const seconds = (performance.now() - begun) / 1000
  return { seconds, pages: files.filter((name) => name.endsWith('index.html')).length }
}
