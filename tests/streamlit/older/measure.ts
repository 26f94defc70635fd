import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compareVersions } from '#lib/streamlit/versions.ts'
import { output } from '../../../scripts/python-env.ts'
import { toJson } from '../../../scripts/recording/to-json.ts'
import { acme } from '../differential/setups.ts'
import { askAttacks } from './attack-stories.ts'
import { askLogins, type Seen } from './login-stories.ts'
import { type OlderPython, withApp } from './older-app.ts'
import { askSecrets } from './secrets-stories.ts'
import { askStart } from './start-stories.ts'
import { Visitor } from './visitor.ts'

/** What one version was seen to do. */
export interface OlderRun {
  readonly streamlit: string
  /** The Authlib that was beside it in all but the stories about Authlib. */
  readonly authlib: string
  readonly python: string
  readonly date: string
  readonly seen: Seen
}

/** Makes folders of packages that are put before those of an environment. */
export interface PackageFolders {
  authlib(version: string): Promise<string>
  httpx2(): Promise<string>
}

const olderFile: URL = new URL('../../../src/content/measured-versions.json', import.meta.url)

/** The Authlibs that a login is tried with besides the newest: the last that old versions bear, and the oldest asked for. */
const otherAuthlibs = ['1.6.5', '1.3.2'] as const

/**
 * Tells a Streamlit all stories. A story that does not come to an end is thrown: whatever is written down
 * was seen.
 */
export async function measureOlder(python: string, folders: PackageFolders): Promise<OlderRun> {
  const asked = await output(python, [fileURLToPath(new URL('ask.py', import.meta.url))])
  const { versions, seen } = JSON.parse(asked.said.split('\n').find((line) => line.startsWith('{')) ?? asked.said)
  const authlibs: [string, string][] = []
  for (const authlib of [versions.authlib, ...otherAuthlibs]) {
    authlibs.push([
      `authlib-${authlib}`,
      await loginWith(await withAuthlib(python, authlib, versions.authlib, folders)),
    ])
  }
  const works = authlibs.find(([, how]) => how === 'works')?.[0].replace('authlib-', '') ?? versions.authlib
  const older = await withAuthlib(python, works, versions.authlib, folders)
  return {
    ...versions,
    authlib: works,
    date: new Date().toISOString().slice(0, 10),
    seen: {
      ...seen,
      'authlib-newest': authlibs[0]?.[1],
      ...Object.fromEntries(authlibs.slice(1)),
      ...(await askLogins(older)),
      ...(await askSecrets(older, await folders.httpx2())),
      ...(await askStart(older, versions.streamlit)),
      ...(await askAttacks(older, '')),
      ...(await askAttacks(await withAuthlib(python, otherAuthlibs[0], versions.authlib, folders), '-authlib-1.6.5')),
    },
  }
}

async function withAuthlib(
  python: string,
  authlib: string,
  installed: string,
  folders: PackageFolders,
): Promise<OlderPython> {
  return { python, env: authlib === installed ? {} : { PYTHONPATH: await folders.authlib(authlib) } }
}

async function loginWith(older: OlderPython): Promise<string> {
  return withApp(older, acme, async (app) => {
    const visitor = new Visitor(app)
    const { status, body } = await visitor.login()
    if (status >= 400) return `${status} ${pageText(body).replace(`${status}: `, '')}`
    return (await visitor.user())?.['is_logged_in'] === true ? 'works' : `${status}, logged out`
  })
}

/** The words of an error page: Tornado's is HTML, later ones are plain text. */
function pageText(body: string): string {
  const title = /<title>([^<]*)<\/title>/.exec(body)?.[1] ?? body
  return title.replaceAll('&#x27;', "'").replaceAll(/\s+/g, ' ').trim()
}

/**
 * Puts a run in the place of the one of the same version. Gives what is seen otherwise than before, by topic.
 * @param released the day on which the version came out
 */
export async function keepRun(run: OlderRun, released: string): Promise<readonly string[]> {
  const file: { runs: OlderRun[] } = JSON.parse(await readFile(olderFile, 'utf8'))
  const before = file.runs.find(({ streamlit }) => streamlit === run.streamlit)
  const others = file.runs.filter(({ streamlit }) => streamlit !== run.streamlit)
  const { streamlit, ...rest } = run
  const runs = [...others, { streamlit, released, ...rest }].toSorted((a, b) =>
    compareVersions(a.streamlit, b.streamlit),
  )
  await writeFile(olderFile, `${toJson({ ...file, runs })}\n`)
  return Object.keys(run.seen).filter((topic) => run.seen[topic] !== before?.seen[topic])
}
