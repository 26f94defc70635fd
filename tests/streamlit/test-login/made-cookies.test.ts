import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../../browser/chromium.ts'
import { freePort } from '../../global-site.ts'
import { madeLogin } from '../made-login.ts'
import { seeded } from '../mutate.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { type RealApp, startApp } from '../real-app.ts'

const python = needsStreamlit()
const secret = 'a-cookie-secret-of-the-tests-of-32-bytes'
const script = `import json
import streamlit as st

st.text(json.dumps(st.user.to_dict()))
st.text(json.dumps(st.user.tokens.to_dict()))
`
const ada = {
  iss: 'https://login.example.com',
  sub: 'ada',
  email: 'ada@example.com',
  name: 'Ada — 漢字',
  exp: 1,
  deep: [1],
}

let browser: Browser
let app: RealApp

beforeAll(async () => {
  if (python === '') return
  const port = await freePort()
  app = await startApp(python, {
    port,
    main: 'app.py',
    base: 'team/notes',
    options: ['--server.baseUrlPath=team/notes'],
    files: {
      'app.py': script,
      '.streamlit/secrets.toml': `[auth]
redirect_uri = "http://localhost:${port}/team/notes/oauth2callback"
cookie_secret = "${secret}"
expose_tokens = ["id", "access"]
`,
    },
  })
  browser = await launch()
})

afterAll(async () => {
  await browser?.close()
  await app?.end()
})

/** What `st.user` and `st.user.tokens` hold in a browser that got the storage state of these cookies, and nothing else. */
async function userWith(asked: { claims: object; tokens?: object; provider?: string; age?: number; address?: string }) {
  const { claims, tokens = {}, provider = '', age = 0, address = `${app.origin}/team/notes/` } = asked
  const { storageState, names } = madeLogin({ claims, tokens, provider, address }, { secret, age })
  const context = await browser.newContext({ storageState })
  try {
    const page = await context.newPage()
    await page.goto(`${app.origin}/team/notes/`)
    const texts = page.getByTestId('stText')
    await texts.nth(1).waitFor()
    const [user = '', shownTokens = ''] = await texts.allTextContents()
    return {
      user: JSON.parse(user),
      tokens: JSON.parse(shownTokens),
      names,
    }
  } finally {
    await context.close()
  }
}

test('the storage state logs a browser in: claims, provider and tokens arrive', async () => {
  expect(await userWith({ claims: ada, tokens: { id: 'eyJ.i.d', access: 'opaque' }, provider: 'okta' })).toEqual({
    user: { is_logged_in: true, ...ada, provider: 'okta', tokens: { id: 'eyJ.i.d', access: 'opaque' } },
    tokens: { id: 'eyJ.i.d', access: 'opaque' },
    names: ['_streamlit_user', '_streamlit_user_tokens'],
  })
})

test('without tokens there is an empty st.user.tokens, as after a login', async () => {
  const { user, tokens } = await userWith({ claims: { sub: 'ada' } })
  expect([user, tokens]).toEqual([{ is_logged_in: true, sub: 'ada', provider: 'default', tokens: {} }, {}])
})

test('claims of 5,000 characters arrive in pieces', async () => {
  const random = seeded('made cookies')
  const text = Array.from({ length: 5000 }, () => random().toString(36).slice(2, 3)).join('')
  const { user, names } = await userWith({ claims: { sub: 'ada', text } })
  expect(names).toEqual(expect.arrayContaining(['_streamlit_user_1', '_streamlit_user_2']))
  expect(user['text']).toBe(text)
})

test.each([
  ['32 days old', { age: 32 }],
  ['signed in the future', { age: -1 }],
  ['for another port', { address: 'http://localhost:1/team/notes/' }],
])('a cookie that is %s logs nobody in', async (_what, changed) => {
  const asked = { claims: { sub: 'ada' }, ...changed }
  const { user } = await userWith(asked)
  expect([user['is_logged_in'], user['sub']]).toEqual([false, undefined])
})

test('a cookie 31 days old, less a minute, logs in', async () => {
  expect((await userWith({ claims: { sub: 'ada' }, age: 31 - 1 / 1440 })).user).toMatchObject({ is_logged_in: true })
})
