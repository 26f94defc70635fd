import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recordRun } from '../../scripts/record-runs.ts'
import { stories } from '../../scripts/recording/stories.ts'
import { root } from '../../scripts/run.ts'
import { getReferenceRun, type ReferenceRun } from '../../src/data/reference-run.ts'
import { guideScenarios } from '../../src/lib/sample-app/scenarios/index.ts'
import { phaseOf } from '../../src/lib/trace/phase.ts'
import { sourceFiles } from '../unit/source-files.ts'

const folder = join(root, 'src/content/reference-runs')
const slugs = guideScenarios.map(({ slug }) => slug)
const fileOf = (slug: string) => readFileSync(join(folder, `${slug}.json`), 'utf8')

async function runOf(slug: string): Promise<ReferenceRun> {
  const run = await getReferenceRun(slug)
  if (!run) throw new Error(`no recorded run of ${slug}`)
  return run
}

const login = [
  'app-page',
  'login',
  'metadata',
  'authorization',
  'sign-in-page',
  'sign-in',
  'resume',
  'callback',
  'metadata',
  'token',
  'keys',
  'app-page',
]
const logoutAtBoth = ['logout', 'metadata', 'end-session', 'end-session', 'callback', 'app-page']
const logoutAtAppOnly = ['logout', 'metadata', 'app-page']

test('every scenario of the guide has a recorded run, and nothing else is recorded', () => {
  expect(readdirSync(folder).toSorted()).toEqual(slugs.map((slug) => `${slug}.json`).toSorted())
  expect(stories.map(({ scenario }) => scenario)).toEqual(slugs)
})

test.each(stories)('$scenario: the file says who logged in where, with which seed and versions', async (story) => {
  expect(await runOf(story.scenario)).toMatchObject({
    ...story,
    seed: `reference run ${story.scenario}`,
    recordedWith: { 'openid-client': installed('openid-client'), 'oidc-provider': installed('oidc-provider') },
  })
})

test.each(stories)(
  '$scenario: the messages of a login and a logout stand in their order',
  async ({ scenario, tenant }) => {
    const { exchanges } = await runOf(scenario)
    const logout = tenant === 'globex' ? logoutAtAppOnly : logoutAtBoth
    expect(exchanges.map(phaseOf)).toEqual([...login, ...logout])
    expect(exchanges.map(({ at }) => at)).toEqual(exchanges.map(({ at }) => at).toSorted())
    expect(exchanges.filter(({ response }) => response === null || response.status >= 400)).toEqual([])
  },
)

test.each(slugs)('%s: recording again gives the same bytes', async (slug) => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'recorded-'))
  try {
    const again = readFileSync(await recordRun(slug, elsewhere), 'utf8')
    expect(again, 'what passes on the wire has changed: npm run record-runs').toBe(fileOf(slug))
  } finally {
    rmSync(elsewhere, { recursive: true })
  }
})

test.each(slugs)('%s: nothing in it tells of the machine it was recorded on', (slug) => {
  const text = fileOf(slug)
  const places = [join(root, 'src'), join(root, 'scripts'), 'node_modules', 'file://']
  expect(places.filter((place) => text.includes(place))).toEqual([])
  expect(new Set(text.match(/https?:\/\/[^/"\\; ]+/g))).toEqual(new Set(['http://localhost:4321']))
})

test('nothing but the recorder knows of the keys that sign the recordings', () => {
  const files = ['src', 'bench', 'scripts'].flatMap((one) => sourceFiles(one, ['.ts', '.astro', '.mdx', '.json']))
  const knowing = files.filter(({ text }) => text.includes('reference-keys')).map(({ path }) => path)
  expect(knowing).toEqual(['scripts/recording/record-run.ts'])
  expect(readFileSync(join(root, 'server.ts'), 'utf8')).not.toContain('reference-keys')
})

function installed(name: string): string {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version
}
