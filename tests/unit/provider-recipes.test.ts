import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { measuredProviders } from '../../src/data/measured-providers.ts'
import { fill, placeholdersOf } from '../../src/lib/facts/providers/fill.ts'
import { providers } from '../../src/lib/facts/providers/index.ts'
import { exampleValues, localAddresses, recipeSecrets } from '../../src/lib/facts/providers/recipe-files.ts'
import { sample } from '../../src/lib/facts/providers/sample.ts'
import { evidencesOf } from '../../src/lib/facts/providers/statements.ts'
import { checkLogin } from '../../src/lib/streamlit/check-login.ts'
import { parseSecrets } from '../../src/lib/streamlit/secrets.ts'

const folder = join(root, 'src/content/providers')
const withRecipe = providers.filter(({ id }) => id !== 'sample')
const recipes = withRecipe.map((facts) => ({
  ...facts,
  facts,
  text: readFileSync(join(folder, `${facts.id}.mdx`), 'utf8'),
}))

/** What a recipe has, in this order. */
const parts = [
  'Before you start',
  'In the console',
  'In your app',
  'Try it here',
  'What `st.user` holds',
  'Logging out',
  'What goes wrong',
  'How it was checked',
]

test('every provider has its recipe, and every recipe its facts', () => {
  const files = readdirSync(folder).map((file) => file.replace('.mdx', ''))
  expect(files.toSorted()).toEqual(withRecipe.map(({ id }) => id).toSorted())
})

test.each(recipes)('the recipe of $id has its parts in order, each about this provider', ({ id, text }) => {
  const headings = Array.from(text.matchAll(/^## (.+)$/gm), ([, heading]) => heading)
  const about = Array.from(text.matchAll(/ of="([^"]*)"/g), ([, of]) => of)
  const used = Array.from(text.matchAll(/<(Steps|Files|Claims|Errors|Checked|Facts|Addresses) /g), ([, name]) => name)
  expect(headings).toEqual(parts)
  expect(new Set(about)).toEqual(new Set([id]))
  expect(used).toEqual(expect.arrayContaining(['Steps', 'Files', 'Claims', 'Facts', 'Errors', 'Checked']))
})

test.each(recipes)('the recipe of $id leaves out nothing that the facts say', ({ id, facts, text }) => {
  const shown = Array.from(text.matchAll(/ show="([a-z-]+)"/g), ([, show]) => show)
  const expected = [
    'request',
    ...(facts.authorizeParams.length > 0 ? ['params'] : []),
    'groups',
    'logout',
    ...(facts.logout.waysOut.length > 0 ? ['ways-out'] : []),
    ...(facts.notes.length > 0 ? ['notes'] : []),
  ]
  expect(shown).toEqual(expect.arrayContaining(expected))
  expect(text.includes(`<Addresses of="${id}" />`)).toBe(facts.otherUrls.length > 0)
})

test.each(recipes)('the recipe of $id names no placeholder that the facts do not know', ({ placeholders, text }) => {
  const known = [
    'your-client-id',
    'your-client-secret',
    'your-cookie-secret',
    ...placeholders.flatMap(({ example }) => example.match(/\byour-[a-z-]+/g) ?? []),
  ]
  const named = text.match(/\byour-[a-z-]+/g) ?? []
  expect(named.filter((name) => !known.includes(name))).toEqual([])
})

test.each(recipes)('the metadata URLs in the recipe of $id are those of the facts', ({ facts, text }) => {
  const urls = [facts.metadataUrl.value, ...facts.otherUrls.map(({ metadataUrl }) => metadataUrl)]
  const known = urls.map((url) => fill(url, exampleValues(facts)))
  const written = Array.from(text.matchAll(/^server_metadata_url = "(.+)"$/gm), ([, url = '']) => url)
  expect(written.filter((url) => !known.includes(url))).toEqual([])
})

test.each(recipes)('st.login() takes every secrets.toml of the recipe of $id', ({ facts, tableName, text }) => {
  const written = Array.from(text.matchAll(/^```toml [^\n]*\n(.*?)^```$/gms), ([, toml = '']) => toml)
  for (const toml of [recipeSecrets(facts), ...written]) {
    expect(checkLogin(parseSecrets(toml), tableName)).toMatchObject({ ok: true })
  }
})

test.each(providers)('every placeholder in the addresses of $id is known, has an example and is used', (facts) => {
  const templates = [
    facts.metadataUrl.value,
    facts.issuer.value,
    ...facts.otherUrls.map(({ metadataUrl }) => metadataUrl),
    ...facts.console.flatMap(({ fields }) => fields.map(({ value }) => value)),
  ]
  const used = new Set(templates.flatMap(placeholdersOf))
  const own = facts.placeholders.map(({ key }) => key)
  const known = [...own, ...Object.keys(localAddresses)]
  expect([...used].filter((key) => !known.includes(key))).toEqual([])
  expect(own.filter((key) => !placeholdersOf(facts.metadataUrl.value).includes(key))).toEqual([])
  expect(fill(facts.metadataUrl.value, exampleValues(facts))).toMatch(
    /^https?:\/\/[^{}]+\/\.well-known\/openid-configuration$/,
  )
})

test.each(providers)(
  'the console of $id says where client ID, secret and redirect URI go',
  ({ console, placeholders }) => {
    const fields = console.flatMap((step) => step.fields)
    const read = fields.filter((field) => field.do === 'read').map(({ value }) => value)
    const keys = ['client_id', 'client_secret', ...placeholders.map(({ key }) => key)]
    expect(read.filter((key) => !keys.includes(key))).toEqual([])
    expect(fields.filter(({ value }) => value === '{redirect_uri}').length).toBeGreaterThan(0)
  },
)

test('a client ID that the reader chooses is the same in the console and in the file', () => {
  const keycloak = providers.find(({ id }) => id === 'keycloak') ?? sample
  expect(recipeSecrets(keycloak)).toContain('client_id = "my-app"')
  expect(recipeSecrets(sample)).toContain('client_id = "your-client-id"')
})

test('every error has a name of its own that begins with its provider’s', () => {
  const ids = providers.flatMap(({ id, errors }) => errors.map((error) => [id, error.id] as const))
  expect(ids.filter(([id, error]) => !error.startsWith(`${id}-`) || !/^[a-z0-9-]+$/.test(error))).toEqual([])
  expect(new Set(ids.map(([, error]) => error)).size).toBe(ids.length)
})

test.each(providers)('what is said of $id has its evidence, with a source that can be found', (facts) => {
  const evidences = evidencesOf(facts)
  const vague = evidences.filter(
    (evidence) =>
      (evidence.kind === 'documents' && (evidence.source.length < 8 || !/^\w+ 20\d\d$/.test(evidence.date))) ||
      (evidence.kind === 'reported' && !/[\w.-]+[/.#]\w+/.test(evidence.where)) ||
      (evidence.kind === 'measured' && evidence.on === ''),
  )
  expect(evidences.length).toBeGreaterThan(10)
  expect(vague).toEqual([])
})

/** The first login at each shape, as the real Streamlit made it. */
const measured = withRecipe.flatMap((facts) => {
  const [story] = Object.values(measuredProviders.shapes[facts.id] ?? {})
  return story === undefined ? [] : [{ ...facts, story }]
})

test('what is said to be measured on a shape was', () => {
  const doors = providers.flatMap(evidencesOf).flatMap((one) => (one.kind === 'shape' ? [one] : []))
  const missing = doors.filter(({ shape, door }) => measuredProviders.shapes[shape]?.[door] === undefined)
  expect(doors.length).toBeGreaterThan(10)
  expect(missing).toEqual([])
  expect(measured).toHaveLength(10)
})

test.each(measured)(
  '$id: what Streamlit did at its shape is what the facts say',
  ({ pkce, prompt, email, endSession, story }) => {
    const { asked, login, user, logout } = story
    const atTheApp = logout?.address === 'http://localhost:8501/'
    expect(asked?.code_challenge_method === 'S256').toBe(pkce.value === 'advertised')
    expect(login.sees).toBe(prompt.value === 'refused' ? 'logged out' : 'logged in')
    if (user && email.value !== 'depends') expect('email' in user).toBe(email.value === 'yes')
    if (logout) expect(atTheApp).toBe(endSession.value === 'none')
    if (logout) expect(logout.end.sees === 'provider page').toBe(endSession.value === 'own-parameters')
  },
)

test('what is said to be measured on Keycloak was, with that version', () => {
  const keycloak = measuredProviders.real['keycloak']
  const facts = providers.find(({ id }) => id === 'keycloak')
  const on = `Keycloak ${keycloak?.version}`
  const claims = facts?.claims.flatMap(({ name, evidence }) => (evidence.kind === 'measured' ? [name] : [])) ?? []
  const names = new Set(evidencesOf(facts ?? sample).flatMap((one) => (one.kind === 'measured' ? [one.on] : [])))
  expect(names).toEqual(new Set([on, 'Streamlit']))
  expect(claims).toContain('email')
  expect(claims.filter((name) => !(name in (keycloak?.logins['default']?.user ?? {})))).toEqual([])
  expect(keycloak?.logins['under two names']?.login.sees).toBe('logged out')
})

test('a template is filled in, and what has no value stays', () => {
  expect(fill('https://{host}/realms/{realm}', { host: 'id.example.com' })).toBe(
    'https://id.example.com/realms/{realm}',
  )
  expect(placeholdersOf('https://{host}/realms/{realm}')).toEqual(['host', 'realm'])
})
