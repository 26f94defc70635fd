import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createLab, type Lab } from '../../src/lib/lab/lab.ts'
import { capturingSite, type Shown } from '../../src/lib/plays/capturing-site.ts'
import { playedJar } from '../../src/lib/plays/jar.ts'
import { browserName, scriptedBrowser } from '../../src/lib/plays/scripted-browser.ts'
import type { ProviderPage } from '../../src/lib/provider/providers.ts'
import { memoryStore } from '../../src/lib/store/memory-store.ts'
import { wait } from './fixed-world.ts'
import { type Story, stories } from './stories.ts'
import { toJson } from './to-json.ts'

const origin = 'http://localhost:4321'

/** Milliseconds that an answer takes; of the app's, besides what it asks the provider. */
const TAKES = { app: 2, provider: 3 } as const

/** Milliseconds that a person looks at a page. */
const PERSON_TAKES = 4000

/** A login and a logout, as a person would click them. */
async function play(lab: Lab, story: Story, visitor: string): Promise<void> {
  const browser = scriptedBrowser(capturingSite(lab, visitor), playedJar(Date.now))
  const click = (url: string, form?: Record<string, string>) => {
    wait(PERSON_TAKES)
    return browser.open(form ? { url: new URL(url, origin).href, form } : { url: new URL(url, origin).href })
  }
  const start = await browser.open({ url: `${origin}/app/${story.scenario}/`, unasked: true })
  const signIn = await click(linkOf(start.page, 'login', story.button))
  const home = await click(formOf(signIn.page, 'sign-in').action, { persona: story.persona })
  if (home.page?.of !== 'app' || home.page.page.user.is_logged_in !== true) throw new Error('the login failed')
  const left = await click(linkOf(home.page, 'logout', 'Log out'))
  if (left.page?.of === 'app') return
  const { action, xsrf } = formOf(left.page, 'sign-out')
  await click(action, { xsrf, logout: 'yes' })
}

function linkOf(shown: Shown | null, kind: 'login' | 'logout', label: string): string {
  const drawn = shown?.of === 'app' ? shown.page.drawn : []
  const link = drawn.find((thing) => thing.kind === kind && thing.label === label)
  if (link?.kind !== kind) throw new Error(`no button "${label}"`)
  return link.href
}

function formOf<K extends 'sign-in' | 'sign-out'>(shown: Shown | null, kind: K): Extract<ProviderPage, { kind: K }> {
  if (shown?.of !== 'provider' || shown.page.kind !== kind) throw new Error(`no ${kind} page`)
  // The line above compared `kind`, which TypeScript does not carry over to a type parameter.
  return shown.page as Extract<ProviderPage, { kind: K }>
}

/** Records the scenario's story into a file. */
async function record(story: Story, file: string): Promise<void> {
  const { comment: _, ...keys } = JSON.parse(await readFile(new URL('../reference-keys.json', import.meta.url), 'utf8'))
  const [clock, store] = [Date.now, memoryStore({ clock: Date.now })]
  const onAnswer = (of: 'app' | 'provider') => wait(TAKES[of])
  const site = { origin, https: false, ...keys }
  const lab = await createLab({ ...site, clock, store, onError: console.error, onAnswer })
  const visitor = lab.visitors.issue('a recording')
  await play(lab, story, visitor)
  const run = await lab.traces.current(visitor, story.scenario)
  if (!run) throw new Error(`nothing was captured of ${story.scenario}`)
  const { scenario: _scenario, ...told } = story
  const recorded = { ...run, ...told, seed: process.env['RECORDING_SEED'], recordedWith: recordedWith() }
  await writeFile(file, `${toJson(recorded)}\n`)
}

function recordedWith(): Record<string, string> {
  const require = createRequire(import.meta.url)
  const version = (name: string): string => require(`${name}/package.json`).version
  return { browser: browserName, 'openid-client': version('openid-client'), 'oidc-provider': version('oidc-provider') }
}

const [scenario, file] = process.argv.slice(2)
const story = stories.find((one) => one.scenario === scenario)
if (!story || file === undefined) throw new Error(`no story for ${scenario}`)
await record(story, file)
