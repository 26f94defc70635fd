import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launch } from '../../browser/chromium.ts'
import { freePort } from '../../global-site.ts'
import { replaceFile } from '../launch.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { pageFiles } from '../page-files.ts'
import { type RealApp, startApp } from '../real-app.ts'
import { shown } from '../screen.ts'
import { drawnFor } from './app-test.ts'
import { authFor, visit } from './logged-in.ts'

const python = needsStreamlit()
const files = python === '' ? new Map<string, string>() : pageFiles(inject('dist'), 'recipes/allow-list')
const fileOf = (name: string) => files.get(name) ?? ''
const lists = fileOf('.streamlit/secrets.toml')

let browser: Browser
let app: RealApp

/** A page of the same app that does its work in `on_click`, and one that does it below the check. */
const clicks = `import streamlit as st

from access import require_access


def delete():
    print("deleted by on_click", flush=True)


require_access()
st.button("In a function", on_click=delete)
if st.button("In the script"):
    print("deleted by the script", flush=True)
`

const secretsAt = (origin: string, more: string) => `${authFor(origin)}\n${more}`

beforeAll(async () => {
  if (python === '') return
  const port = await freePort()
  app = await startApp(python, {
    port,
    main: 'app.py',
    options: ['--server.enableStaticServing=true'],
    files: {
      'app.py': fileOf('app.py'),
      'access.py': fileOf('access.py'),
      'pages/clicks.py': clicks,
      'static/prices.txt': 'for everybody',
      '.streamlit/secrets.toml': secretsAt(`http://localhost:${port}`, lists),
    },
  })
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await app?.end()
})

/** A page of the app in a browser that is logged in with these claims. */
const pageOf = (claims: object, provider = '', path = '/') => visit(browser, app.origin + path, { claims, provider })

const refused = ['This account may not come in.', ['Log out']]
const ada = { sub: 'ada', name: 'Ada', email: 'Ada@Example.com', email_verified: true }

test('the page has the files that are run here', () => {
  expect([...files.keys()]).toEqual(['.streamlit/secrets.toml', 'access.py', 'app.py'])
})

const people: readonly (readonly [who: string, provider: string, claims: object, sees: string])[] = [
  ['a verified address of the domain, in other letters', 'google', ada, 'app'],
  ['a verified address on the list', 'google', { email: 'grace@example.net', email_verified: true }, 'app'],
  ['another address there', 'google', { email: 'ada@example.net', email_verified: true }, 'refusal'],
  ['an address that is not verified', 'google', { email: 'ada@example.com', email_verified: false }, 'refusal'],
  ['an address that nobody says is verified', 'google', { email: 'ada@example.com' }, 'refusal'],
  ['verified as text', 'google', { email: 'ada@example.com', email_verified: 'true' }, 'refusal'],
  ['a subdomain', 'google', { email: 'ada@sub.example.com', email_verified: true }, 'refusal'],
  ['a domain that begins alike', 'google', { email: 'ada@example.com.example.net', email_verified: true }, 'refusal'],
  ['a name that ends alike', 'google', { email: 'ada@notexample.com', email_verified: true }, 'refusal'],
  ['no address at all', 'google', {}, 'refusal'],
  ['an address that is a list', 'google', { email: ['grace@example.net'], email_verified: true }, 'refusal'],
  ['the tenant', 'entra', { tid: 'your-tenant-id' }, 'app'],
  ['another tenant', 'entra', { tid: 'another', email: 'ada@example.com', email_verified: true }, 'refusal'],
  ['the tenant, said by another provider', 'google', { tid: 'your-tenant-id' }, 'refusal'],
  ['a group', 'default', { groups: ['staff', 'analysts'] }, 'app'],
  ['a group that is called alike', 'default', { groups: ['not-admins'] }, 'refusal'],
  ['groups as one text', 'default', { groups: 'staff,admins' }, 'refusal'],
  ['one group, no list', 'default', { groups: 'analysts' }, 'app'],
  ['an admin', 'default', { groups: ['admins'] }, 'app and delete'],
  ['too many groups', 'default', { _claim_names: { groups: 'src1' } }, 'refusal and hint'],
  ['a provider without lists', 'okta', { ...ada, groups: ['admins'] }, 'refusal'],
  ['roles as an object', 'default', { groups: { admins: {} } }, 'refusal'],
]

test('each person sees the app or the refusal, by the lists of the provider they come from', async () => {
  const all = { 'app.py': fileOf('app.py'), 'access.py': fileOf('access.py'), '.streamlit/secrets.toml': lists }
  const users = people.map(([, provider, claims]) => ({ is_logged_in: true, sub: 'x', provider, ...claims }))
  const drawn = await drawnFor(python, all, users)
  const sees = drawn.map((elements) => {
    const texts = elements.map(([, text]) => text)
    if (texts[0] === 'Reports') return texts.includes('Delete all reports') ? 'app and delete' : 'app'
    expect([texts[0], texts.at(-1)]).toEqual(['This account may not come in.', 'Log out'])
    return texts.length === 3 ? 'refusal and hint' : 'refusal'
  })
  expect(people.map(([who], at) => [who, sees[at]])).toEqual(people.map(([who, , , expected]) => [who, expected]))
})

test('without a list of any kind nobody comes in, and a stranger sees the buttons to log in', async () => {
  const all = { 'app.py': fileOf('app.py'), 'access.py': fileOf('access.py'), '.streamlit/secrets.toml': 'a = 1\n' }
  const [inside, outside] = await drawnFor(python, all, [
    { is_logged_in: true, provider: 'google', ...ada },
    { is_logged_in: false },
  ])
  expect(inside).toEqual([
    ['error', 'This account may not come in.'],
    ['button', 'Log out'],
  ])
  expect(outside).toEqual([
    ['button', 'Log in with google'],
    ['button', 'Log in with entra'],
  ])
})

test('in a browser: the provider of the login is Streamlit’s word, whatever a claim says', async () => {
  const page = await pageOf({ sub: 'eve', provider: 'default', groups: ['admins'] }, 'google')
  const { text, buttons } = await shown(page)
  expect([text.split('\n')[0], buttons]).toEqual(refused)
  await page.context().close()
})

test('in a browser: who is taken out is refused at the next click, and on_click runs once more', async () => {
  const page = await pageOf({ sub: 'ada', groups: ['admins'] }, '', '/clicks')
  expect((await shown(page)).buttons).toEqual(['In a function', 'In the script'])
  const clicked = await pageOf({ sub: 'ada', groups: ['admins'] }, '', '/clicks')
  await shown(clicked)

  const secrets = join(app.folder, '.streamlit/secrets.toml')
  await replaceFile(secrets, secretsAt(app.origin, lists.replace('"admins"', '"nobody"')))
  const watcher = await pageOf({ sub: 'ada', groups: ['admins'] }, '', '/clicks')
  const seen = async () => {
    await watcher.reload()
    return (await shown(watcher)).buttons
  }
  await expect.poll(seen, { timeout: 60_000 }).toEqual(['Log out'])
  await page.getByRole('button', { name: 'In a function' }).click()
  await page.getByText('This account may not come in.').waitFor()
  await clicked.getByRole('button', { name: 'In the script' }).click()
  await clicked.getByText('This account may not come in.').waitFor()
  for (const one of [page, clicked]) expect((await shown(one)).buttons).toEqual(['Log out'])
  expect(app.log()).toContain('deleted by on_click')
  expect(app.log()).not.toContain('deleted by the script')
  for (const one of [page, clicked, watcher]) await one.context().close()
})

test('a file in static/ is for everybody', async () => {
  const answer = await fetch(`${app.origin}/app/static/prices.txt`)
  expect([answer.status, await answer.text()]).toEqual([200, 'for everybody'])
})
