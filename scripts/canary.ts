import { parse } from 'node-html-parser'
import { logIn, seen, visitor } from '../tests/site/visitor.ts'

/** Requests under way at a time: a person's browser does no more. */
const AT_ONCE = 4
/** What is played for one page costs a whole login, and an address has few of them a minute. */
const MOST_PLAYS = 6

const problems: string[] = []
const counts = new Map<string, number>()

const origin = readOrigin(process.argv[2])
await step('health', () => Promise.all(['/healthz', '/readyz'].map((path) => expectStatus(path, 200))))
const pages = await step('pages', crawl)
await step('plays', () => eachOf([...pages.plays].slice(0, MOST_PLAYS), (path) => expectStatus(path, 200)))
await step('logins', () => eachOf([...pages.labs], walkLab))
await step('own app', registerApp)
await step('odd addresses', () =>
  Promise.all([
    expectStatus('/no-such-page', 404),
    expectStatus('/search/?q=redirect_uri', 200),
    expectStatus('/e/mismatching_state', 302),
    expectStatus('/lab/simple-example/inspector?tab=nonsense', 200),
  ]),
)
for (const [what, count] of counts) console.log(`${String(count).padStart(5)}  ${what}`)
for (const problem of problems) console.error(problem)
console.log(problems.length === 0 ? `${origin}: everything answers` : `${origin}: ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1

function readOrigin(text = ''): string {
  if (URL.canParse(text)) return new URL(text).origin
  console.error('Say which site to walk: npm run canary -- https://auth-guide.example.org')
  process.exit(2)
}

/** Notes a failure, and goes on with the next step. */
async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    console.error(`${origin}: ${name}: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
}

function count(what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}

async function expectStatus(path: string, status: number): Promise<void> {
  const answer = await fetch(origin + path, { redirect: 'manual' })
  await answer.arrayBuffer()
  count('addresses asked for')
  if (answer.status !== status) problems.push(`${path} answers ${answer.status} in place of ${status}`)
}

async function eachOf<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const left = [...things]
  const one = async () => {
    for (let thing = left.shift(); thing !== undefined; thing = left.shift()) await work(thing)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

/** Follows every link within the site from the home page on. Labs and plays are walked apart. */
async function crawl(): Promise<{ labs: Set<string>; plays: Set<string> }> {
  const [labs, plays, known, waiting] = [new Set<string>(), new Set<string>(), new Set(['/']), ['/']]
  while (waiting.length > 0) {
    await eachOf(waiting.splice(0), async (path) => {
      const answer = await fetch(origin + path, { redirect: 'manual' })
      const text = await answer.text()
      count('pages')
      if (answer.status >= 400) problems.push(`${path} answers ${answer.status}`)
      const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true
      if (!isPage || answer.status !== 200) return
      const document = parse(text)
      if (!document.querySelector('h1')) problems.push(`${path} has no heading`)
      for (const link of document.querySelectorAll('a[href]')) {
        const { origin: where, pathname } = new URL(link.getAttribute('href') ?? '', origin + path)
        if (where !== origin) continue
        const lab = /^\/lab\/([\w-]+)\/$/.exec(pathname)?.[1]
        if (lab !== undefined && !['faults', 'attacks', 'runs'].includes(lab)) labs.add(lab)
        if (pathname.endsWith('/live')) plays.add(pathname)
        else if (!/^\/(?:app|provider)\//.test(pathname) && !known.has(pathname)) {
          known.add(pathname)
          waiting.push(pathname)
        }
      }
    })
  }
  return { labs, plays }
}

/** Logs in with every button of a lab's app, looks at every tab of the inspector, and logs out. */
async function walkLab(slug: string): Promise<void> {
  const { document } = await visitor(origin).open(`/app/${slug}/`)
  const buttons = document.querySelectorAll('a[data-login]').length
  for (let button = 0; button < buttons; button += 1) {
    const browser = visitor(origin)
    const end = await logIn(browser, slug, button)
    count(`logins that ended ${seen(end)}`)
    if (end.status >= 400) problems.push(`${slug}, button ${button + 1}: ends with ${end.status} at ${pathOf(end.url)}`)
    const { document: lab } = await browser.open(`/lab/${slug}/`)
    const tabs = lab.querySelectorAll('a[href*="tab="]').map((link) => link.getAttribute('href') ?? '')
    for (const tab of new Set(tabs)) {
      const { status } = await browser.open(new URL(tab.replaceAll('&amp;', '&'), `${origin}/lab/${slug}/`).href)
      count('tabs of the inspector')
      if (status !== 200) problems.push(`${slug}: ${tab} answers ${status} after a login`)
    }
    const out = await browser.open(`/app/${slug}/auth/logout`)
    // A provider may refuse, as Cognito does: it says so in a page of its own.
    count(out.status < 400 ? 'logouts' : 'logouts that a provider refused')
    if (out.status >= 500) problems.push(`${slug}: the logout ends with ${out.status} at ${pathOf(out.url)}`)
  }
}

/** Without the query, in which there may be tokens. */
function pathOf(url: string): string {
  return new URL(url).pathname
}

/** Registers an app as a reader does, opens its page and its provider's metadata. */
async function registerApp(): Promise<void> {
  const form = { name: 'Canary', redirect_uri: 'http://localhost:8501/oauth2callback', tenant: 'acme' }
  const { status, url, text } = await visitor(origin).open('/providers/sample/register', form)
  count('registered apps')
  if (status !== 200) problems.push(`the registration of an app ends with ${status} at ${url}`)
  const metadata = /https?:\/\/[^\s"&<]+openid-configuration(?:\?app=[\w-]+)?/.exec(text)?.[0]
  if (metadata === undefined) problems.push(`${url} shows no metadata URL`)
  else await expectStatus(metadata.slice(origin.length), 200)
}
