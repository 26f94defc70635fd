import { launch } from '../tests/browser/chromium.ts'
import { freePort } from '../tests/global-site.ts'
import { startApp } from '../tests/streamlit/real-app.ts'
import { serveSampleProvider } from '../tests/streamlit/sample-provider.ts'
import { output } from './python-env.ts'

// Measures what an older Streamlit does where the guide says that it differs, and prints a row of
// tests/fixtures/older-streamlits.json:
//   python3 -m venv /tmp/old && /tmp/old/bin/pip install "streamlit[auth]==1.57.0"
//   node scripts/measure-older.ts /tmp/old/bin/python

const python = process.argv[2]
if (python === undefined) throw new Error('give the path of a Python that has an older Streamlit')

const secret = 'a-cookie-secret-of-the-tests-of-32-bytes'
const loginApp = `import streamlit as st
if not st.user.is_logged_in:
    st.button("Log in", on_click=st.login)
    st.stop()
st.button("Log out", on_click=st.logout)
st.text("inside")
`

const browser = await launch()
const row = {
  ...(await packages()),
  ...(await login()),
  authTwice: { without: await authTwice('st.text(st.user.to_dict())'), reads: await authTwice('st.text(st.secrets)') },
}
await browser.close()
console.log(JSON.stringify(row, null, 1))

/** What the `auth` extra names, and whether httpx is there, by whatever way. */
async function packages() {
  const script = `import json, re
from importlib.metadata import requires, version
from importlib.util import find_spec
extra = [re.split(r"[<>=!~; \\[]", line)[0] for line in requires("streamlit") if "extra == 'auth'" in line.replace('"', "'")]
print(json.dumps({"streamlit": version("streamlit"), "extra": extra, "httpx": find_spec("httpx") is not None}))`
  const { said } = await output(python ?? '', ['-c', script])
  return JSON.parse(said.trim().split('\n').at(-1) ?? '')
}

/** A login and a logout at a provider that has an `end_session_endpoint`. */
async function login() {
  const port = await freePort()
  const redirectUri = `http://localhost:${port}/oauth2callback`
  const provider = await serveSampleProvider([redirectUri])
  const toml = `[auth]
redirect_uri = "${redirectUri}"
cookie_secret = "${secret}"
client_id = "${provider.clientId}"
client_secret = "${provider.clientSecret}"
server_metadata_url = "${provider.origin}/provider/acme/.well-known/openid-configuration"
`
  const files = { 'app.py': loginApp, '.streamlit/secrets.toml': toml }
  const app = await startApp(python ?? '', { port, main: 'app.py', files })
  const context = await browser.newContext()
  context.setDefaultTimeout(240_000)
  const page = await context.newPage()
  try {
    await page.goto(app.origin)
    await page.getByRole('button', { name: 'Log in' }).click()
    const [ada, broken] = [page.getByRole('button', { name: 'Ada' }), page.getByText('Internal Server Error')]
    await ada.or(broken).waitFor()
    if (await broken.isVisible()) return { login: await broken.innerText() }
    await ada.click()
    await page.getByText('inside').waitFor()
    const cookies = await context.cookies(app.origin)
    const ends = cookies.find(({ name }) => name === '_streamlit_user')?.expires ?? 0
    await page.getByRole('button', { name: 'Log out' }).click()
    await page
      .getByRole('button', { name: 'Sign out' })
      .or(page.getByRole('button', { name: 'Log in' }))
      .first()
      .waitFor()
    return {
      login: 'works',
      cookie: ends === -1 ? 'ends with the browser session' : `${Math.round((ends - Date.now() / 1000) / 86_400)} days`,
      logout: provider.asked.some((path) => path.includes('/session/end')) ? 'at the provider too' : 'in the app only',
    }
  } finally {
    await context.close()
    await app.end()
    await provider.close()
  }
}

/** What a page and the log show of the secrets when `[auth]` stands twice in the file. */
async function authTwice(line: string) {
  const port = await freePort()
  const toml = `[auth]\ncookie_secret = "${secret}"\n[auth]\nclient_id = "a"\n`
  const files = { 'app.py': `import streamlit as st\n${line}\n`, '.streamlit/secrets.toml': toml }
  const app = await startApp(python ?? '', { port, main: 'app.py', files }).catch((error: unknown) => String(error))
  if (typeof app === 'string') return { starts: false, log: app.includes(secret) }
  const context = await browser.newContext()
  context.setDefaultTimeout(240_000)
  const page = await context.newPage()
  try {
    await page.goto(app.origin)
    await page.locator('[data-testid="stException"], [data-testid="stText"]').first().waitFor()
    await page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').waitFor()
    const shown = await page.locator('[data-testid="stMain"]').innerText()
    return { starts: true, page: shown.includes(secret), log: app.log().includes(secret) }
  } finally {
    await context.close()
    await app.end()
  }
}
