import { expect, test } from 'vitest'
import { written } from '../error-table.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()

/** The apps on the pages of problems, by page. */
const apps = written.flatMap(({ id, content }) =>
  Array.from(content.matchAll(/^```python title="app\.py"\n([\s\S]*?)^```/gm), ([, code = '']) => ({ id, code })),
)

const ada = {
  is_logged_in: true,
  sub: 'ada',
  name: 'Ada',
  email: 'ada@example.com',
  email_verified: true,
  roles: ['admin'],
  iat: 4_000_000_000,
}

/** What an app may read of its `secrets.toml`. */
const secrets = { auth: { client_id: 'my-app' } }

/** What a page leaves to the reader: files of theirs, and a token that only a login brings. */
const needsMore = ['pages-not-guarded', 'no-access-token']

test('there are apps to run', () => {
  expect(apps.length).toBeGreaterThan(14)
  expect(needsMore.filter((id) => !apps.some((app) => app.id === id))).toEqual([])
})

test('every app on the pages of problems runs, logged in and logged out', async () => {
  const run = apps.filter(({ id }) => !needsMore.includes(id))
  const states = [{ is_logged_in: false }, ada]
  const asked = run.flatMap(({ id, code }) => states.map((user) => ({ id, code, user })))
  const told = await askStreamlit(
    python,
    asked.map(({ code, user }) => ({ ask: 'app_runs', code, user, secrets })),
  )
  expect(asked.map(({ id }, index) => [id, told[index]])).toEqual(asked.map(({ id }) => [id, []]))
})
