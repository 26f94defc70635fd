import { providers } from '#lib/facts/providers/index.ts'
import { faults } from '#lib/faults/index.ts'
import { attacks } from '#lib/plays/attacks/index.ts'
import { versionsRun } from '#lib/streamlit/versions.ts'
import { attackPath, errorPath, providerPath, recipePath, referencePath, sectionPath } from './addresses.ts'
import { versionPath } from './version-addresses.ts'

/** What people come for, in the order of the menus. */
export const doors = [
  { id: 'add', name: 'Add a login' },
  { id: 'fix', name: 'Fix a login' },
  { id: 'understand', name: 'Understand it' },
  { id: 'site', name: 'This site' },
] as const

type Door = (typeof doors)[number]['id']

/** A page that the site leads to. */
export interface SitePage {
  /** Its address, as links write it. */
  readonly path: string
  readonly name: string
  /** Under what the menus show it; null for the page that they all stand on. */
  readonly door: Door | null
  /** The header names it where there is room. */
  readonly inHeader?: true
  /** Its line on the home page. */
  readonly card?: string
  /** It holds nothing but what this visitor did: the sitemap leaves it out. */
  readonly personal?: true
}

/**
 * The pages of the site besides those of which there are many. Header, menu, footer, breadcrumbs, the home page, the
 * list of all pages, the sitemap and the tests read them here, in this order.
 */
export const pages = {
  home: { path: '/', name: 'Home', door: null },
  start: {
    path: '/start/',
    name: 'Add a login',
    door: 'add',
    inHeader: true,
  },
  fix: {
    path: '/fix/',
    name: 'Fix a login',
    door: 'fix',
    inHeader: true,
    card: 'Paste the error, the log or the address, or answer three questions: from what you see to the line to change.',
  },
  errors: { path: '/errors/', name: 'All problems', door: 'fix' },
  guide: { path: '/guide/', name: 'Guide', door: 'understand', inHeader: true },
  lab: {
    path: '/lab',
    name: 'Lab',
    door: 'understand',
    inHeader: true,
    card: 'The same login with room to work: app, messages, cookies and claims side by side.',
  },
  faults: {
    path: '/lab/faults/',
    name: 'Faults and attacks',
    door: 'fix',
    card: `${faults.length} ways a login breaks, and ${attacks.length} attacks on one: what passes, what Streamlit shows and logs, how to mend it.`,
  },
  attacks: { path: '/lab/attacks/', name: 'Attack replays', door: 'understand' },
  runs: { path: '/lab/runs/', name: 'Earlier runs', door: 'understand', personal: true },
  check: {
    path: '/check/',
    name: 'Check a configuration',
    door: 'add',
    card: 'Your secrets.toml, redirect URI, discovery document or cookie, judged as Streamlit does. Nothing leaves the browser.',
  },
  providers: {
    path: '/providers/',
    name: 'Providers',
    door: 'add',
    card: 'Google, Entra, Okta, Keycloak and others: what to enter there, the two files to copy, and what Streamlit does with each.',
  },
  ownApp: {
    path: '/providers/sample/',
    name: 'Your own app',
    door: 'add',
    card: 'Register your Streamlit app on localhost at the sample provider, and watch what it sends.',
  },
  recipes: {
    path: '/recipes/',
    name: 'Recipes',
    door: 'add',
    card: 'Files for what comes after the login: who may come in, pages for some, an earlier end, an API; nginx, frames, replicas, containers.',
  },
  testing: {
    path: '/testing/',
    name: 'Test a login',
    door: 'add',
    card: 'Tests of an app behind a login: with AppTest, with a cookie that you make here, with the sample provider in CI.',
  },
  reference: {
    path: '/reference/',
    name: 'Reference',
    door: 'understand',
    card: 'Keys of [auth], st.login and st.user, parameters, cookies, claims, log lines, options: what each does, what it raises.',
  },
  versions: {
    path: '/versions/',
    name: 'Streamlit versions',
    door: 'understand',
    card: `What a login does in each Streamlit from 1.42 on: ${versionsRun.length} versions, each asked the same questions.`,
  },
  glossary: { path: '/glossary/', name: 'Glossary', door: 'understand' },
  evidence: { path: '/evidence/', name: 'How do you know?', door: 'understand' },
  facts: { path: '/evidence/streamlit/', name: 'Facts and their tests', door: 'understand' },
  cookies: {
    path: '/cookies',
    name: 'Cookies of this site',
    door: 'site',
    card: 'See what a login left in your browser, and delete it.',
  },
  data: { path: '/data/', name: 'Tables as data', door: 'site' },
  accessibility: { path: '/accessibility/', name: 'Accessibility', door: 'site' },
  search: { path: '/search/', name: 'Search', door: 'site' },
} as const satisfies Readonly<Record<string, SitePage>>

export const allPages: readonly SitePage[] = Object.values(pages)

/** The routes of many pages: one for each section of the guide, each attack, each provider, each recipe, each problem, each
 * version and each page of the reference. */
export const families = [
  '/guide/[section]',
  '/lab/attacks/[code]',
  '/providers/[name]',
  '/recipes/[name]',
  '/errors/[code]',
  '/versions/[version]',
  '/reference/[name]',
] as const

/** The recipes in their order, by what they are files of. */
export const recipeGroups: readonly {
  readonly id: string
  readonly name: string
  readonly recipes: readonly string[]
}[] = [
  { id: 'in-the-app', name: 'In the app', recipes: ['allow-list', 'multipage', 'expiry', 'call-an-api'] },
  { id: 'in-front', name: 'In front of the app', recipes: ['reverse-proxy', 'embed', 'login-by-proxy', 'replicas'] },
  { id: 'where-it-runs', name: 'Where it runs', recipes: ['docker', 'kubernetes', 'community-cloud', 'snowflake'] },
]

export const recipeNames: readonly string[] = recipeGroups.flatMap(({ recipes }) => recipes)

/** The pages of the reference, in their order. */
export const referenceSlugs = [
  ...['auth', 'st-login', 'st-user', 'st-logout', 'authorization-request', 'endpoints', 'cookies', 'claims', 'log'],
  'options',
] as const

/** The ids of the providers with a recipe: all but the sample provider, whose page is another. */
export const providerRecipeIds: readonly string[] = providers.map(({ id }) => id).filter((id) => id !== 'sample')

/** Routes that are no page to lead to, by what they are instead. */
export const unlisted = {
  'an answer to what went wrong': ['/404', '/500'],
  'a sample app': [
    '/app/[scenario]/[...path]',
    '/app/[scenario]/held-cookies',
    '/app/[scenario]/reset',
    '/app/[scenario]/settings',
    '/app/[scenario]/tamper',
  ],
  'a provider': ['/provider/[tenant]/[...path]', '/provider/[tenant]/held-cookies'],
  'a part of the lab, which leads there': [
    '/lab/[scenario]',
    '/lab/[scenario]/config',
    '/lab/[scenario]/inspector',
    '/lab/[scenario]/paused/[id]',
    '/lab/[scenario]/present',
    '/lab/attacks/[code]/live',
    '/lab/faults/[code]/live',
    '/lab/runs/[id]',
    '/lab/runs/[id]/har',
    '/lab/runs/diff',
  ],
  'an own app': [
    '/providers/sample/[key]',
    '/providers/sample/[key]/app.zip',
    '/providers/sample/[key]/live',
    '/providers/sample/register',
  ],
  'what the form of /start/ is answered with': ['/start/app.zip', '/start/files'],
  'an address that leads on': ['/e/[...text]', '/lab/faults/[code]'],
  'the table of the finder': ['/fix/problems.json'],
  'the answers to choose from in a section': ['/guide/[section]/questions.json'],
  'what a lab of the guide shows before a login': ['/guide/[section]/run'],
  'a table as data': ['/data/[file].json'],
  'a file for crawlers': ['/llms.txt', '/robots.txt', '/sitemap.xml'],
  'a feed': ['/versions/feed.xml'],
  'what pages say otherwise to readers of a version': ['/versions/reader.json'],
} as const

/** What the menus of every page show, by what people come for: a page of that name leads there, the others follow. */
export const menu: readonly {
  readonly name: string
  readonly first: SitePage | undefined
  readonly pages: readonly SitePage[]
}[] = doors.map(({ id, name }) => {
  const behind = allPages.filter(({ door }) => door === id)
  return { name, first: behind.find((page) => page.name === name), pages: behind.filter((page) => page.name !== name) }
})

/** The pages that the header names. */
export const headerPages: readonly SitePage[] = allPages.filter(({ inHeader }) => inHeader)

/** The one address of a page, asked for with or without the slash at its end; null for an error page, which has none. */
export function canonicalPath(pathname: string): string | null {
  if (/^\/(?:404|500)\/?$/.test(pathname)) return null
  const bare = (path: string) => path.replace(/(?<=.)\/$/, '')
  return allPages.find(({ path }) => bare(path) === bare(pathname))?.path ?? `${bare(pathname)}/`.replace('//', '/')
}

/** The address of every page there is for everybody. `sections`: the ids of the guide's sections; `problems`: the codes of the problems. */
export function publicPaths(sections: readonly string[], problems: readonly string[]): readonly string[] {
  return [
    ...allPages.filter(({ personal }) => !personal).map(({ path }) => path),
    ...sections.map(sectionPath),
    ...attacks.map(({ code }) => attackPath(code)),
    ...providerRecipeIds.map(providerPath),
    ...recipeNames.map(recipePath),
    ...problems.map(errorPath),
    ...versionsRun.map(versionPath),
    ...referenceSlugs.map(referencePath),
  ]
}
