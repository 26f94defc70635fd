import { symlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeAll, beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { asPlaywright } from '#lib/test-login/formats/playwright.ts'
import { asPytest } from '#lib/test-login/formats/pytest.ts'
import { asPlainPytest } from '#lib/test-login/formats/pytest-plain.ts'
import { readLogin } from '#lib/test-login/read-login.ts'
import { root } from '../../../scripts/run.ts'
import { shownFormats } from '../../../src/components/testing/shown-formats.ts'
import { chromiumArgs, chromiumPath } from '../../browser/chromium.ts'
import { freePort } from '../../global-site.ts'
import { needsStreamlit } from '../needs-streamlit.ts'
import { namedSteps, pageFiles } from '../page-files.ts'
import { pytestEnv, testersFolder } from './testers-machine.ts'

const streamlit = needsStreamlit()
const files = streamlit === '' ? new Map<string, string>() : pageFiles(inject('dist'), 'testing')
const tools: { pytest: string; missing: string } = { pytest: '', missing: '' }

beforeAll(async () => {
  if (streamlit === '') return
  const env = await pytestEnv()
  if (env.ok) tools.pytest = env.python
  else tools.missing = `no environment with pytest and Playwright: ${env.reason}`
  if (!env.ok && process.env['REQUIRE_STREAMLIT'] === '1') throw new Error(tools.missing)
})
beforeEach(({ skip }) => {
  if (tools.missing !== '') skip(tools.missing)
})

/** A folder with these files of the page, at ports that are free. */
async function copied(names: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const ports = { app: await freePort(), site: await freePort() }
  const moved = (text: string) =>
    text
      .replaceAll('localhost:8501', `localhost:${ports.app}`)
      .replaceAll('--server.port=8501', `--server.port=${ports.app}`)
      .replaceAll('localhost:4321', `localhost:${ports.site}`)
  const all = [...names.map((name) => [name, files.get(name) ?? ''] as const), ...Object.entries(more)]
  const { sh, folder, ...machine } = await testersFolder(
    { streamlit, pytest: tools.pytest },
    Object.fromEntries(all.map(([name, text]) => [name, moved(text)])),
  )
  onTestFinished(machine.delete)
  return { folder, ports, sh: (script: string, env?: Readonly<Record<string, string>>) => sh(moved(script), env) }
}

/** What pytest says at its end; a plugin of it may warn of what the next pytest takes away. */
const passed = (tests: number) => expect.stringMatching(new RegExp(` ${tests} passed(?:, \\d+ warnings?)? in `))

/** What the maker calls its file for Playwright Test. */
const fixtures = shownFormats['playwright']?.file ?? ''

const secrets = `[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "a-cookie-secret-of-the-tests-of-32-bytes"
client_id = "a"
client_secret = "b"
server_metadata_url = "http://localhost:1/.well-known/openid-configuration"
`

test('the page has the files that are run here', () => {
  expect([...files.keys()]).toEqual([
    'app.py',
    'tests/test_app.py',
    'tests/conftest.py',
    'tests/test_browser.py',
    'Shell',
    'tests/register.py',
    'tests/test_login.py',
    '.github/workflows/login.yml',
  ])
})

test('AppTest: the tests of the page pass, with a secrets.toml and without', async () => {
  const { sh } = await copied(['app.py', 'tests/test_app.py'])
  expect((await sh('python -m pytest')).said).toEqual(passed(4))
  const configured = await copied(['app.py', 'tests/test_app.py'], { '.streamlit/secrets.toml': secrets })
  expect((await configured.sh('python -m pytest')).said).toEqual(passed(4))
})

test('a cookie: the fixtures of the page log a browser in, and leave another logged out', async () => {
  const names = ['app.py', 'tests/conftest.py', 'tests/test_browser.py']
  const { sh } = await copied(names, { '.streamlit/secrets.toml': secrets })
  const { code, said } = await sh('python -m pytest')
  expect([code, said], said).toEqual([0, passed(2)])
})

test('a cookie: long claims, tokens, a name and a base path arrive', async () => {
  const login = readLogin({
    claims: JSON.stringify({ name: 'Zoë "漢字" \\', long: 'x1y2'.repeat(1500), deep: [{ a: null, b: true, c: 1.5 }] }),
    tokens: '{"access": "opaque"}',
    address: 'http://localhost:8501/team/notes',
    provider: 'okta',
  })
  if (!login.ok) throw new Error('no login')
  const { sh } = await copied([], {
    '.streamlit/secrets.toml': `${secrets.replace('/oauth2', '/team/notes/oauth2')}expose_tokens = "access"\n`,
    'app.py': 'import json\nimport streamlit as st\nst.text("user " + json.dumps(st.user.to_dict()))\n',
    'tests/conftest.py': asPytest(login.login),
    'tests/test_user.py': `import json
from conftest import CLAIMS


def test_user(logged_in):
    text = logged_in.get_by_text("user {").text_content()
    assert json.loads(text[5:]) == {**CLAIMS, "is_logged_in": True, "provider": "okta", "tokens": {"access": "opaque"}}
    assert len([one for one in logged_in.context.cookies() if one["name"].startswith("_streamlit_user_")]) > 2
`,
  })
  const { code, said } = await sh('python -m pytest')
  expect([code, said], said).toEqual([0, passed(1)])
})

test('a cookie: the plain fixture gives what Streamlit takes', async () => {
  const login = readLogin({ claims: '{"name": "Ada"}', tokens: '', address: 'http://localhost:8501', provider: '' })
  if (!login.ok) throw new Error('no login')
  const { sh } = await copied(['app.py'], {
    '.streamlit/secrets.toml': secrets,
    'tests/conftest.py': asPlainPytest(login.login),
    // Streamlit's own functions read them.
    'tests/test_cookies.py': `import json
import tomllib

from streamlit import auth_util
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value


def test_cookies(cookies):
    secret = tomllib.load(open(".streamlit/secrets.toml", "rb"))["auth"]["cookie_secret"]
    read = lambda name: decode_signed_value(secret, name, cookies[name]) if name in cookies else None
    user, tokens = [json.loads(auth_util.get_cookie_with_chunks(read, name)) for name in cookies]
    origin = "http://localhost:8501"
    assert user == {"name": "Ada", "origin": origin, "is_logged_in": True, "provider": "default"}
    assert tokens == {}
`,
  })
  const { code, said } = await sh('python -m pytest')
  expect([code, said], said).toEqual([0, passed(1)])
})

test('a cookie: the command of the page, and the file for Playwright Test, log a browser in', async () => {
  const address = 'http://localhost:8501'
  const login = readLogin({ claims: '{"name": "Ada", "groups": ["admins"]}', tokens: '', address, provider: '' })
  if (!login.ok) throw new Error('no login')
  const { folder, sh } = await copied(['app.py'], {
    '.streamlit/secrets.toml': secrets,
    'package.json': '{"type": "module"}',
    [fixtures]: asPlaywright(login.login),
    'tests/app.spec.ts': `import { expect as plain, test as stranger } from "@playwright/test"
import { expect, test } from ${JSON.stringify(`./${basename(fixtures)}`)}

test("by the fixture", async ({ page }) => {
  await page.goto("http://localhost:8501/")
  await expect(page.getByText("Welcome, Ada.")).toBeVisible({ timeout: 60_000 })
})

stranger.describe("by the file of the command", () => {
  stranger.use({ storageState: "state.json" })
  stranger("an admin", async ({ page }) => {
    await page.goto("http://localhost:8501/")
    await plain(page.getByRole("button", { name: "Delete all notes" })).toBeVisible({ timeout: 60_000 })
  })
})

stranger("without either", async ({ page }) => {
  await page.goto("http://localhost:8501/")
  await plain(page.getByRole("button", { name: "Log in" })).toBeVisible({ timeout: 60_000 })
})
`,
    'playwright.config.ts': `export default {
  timeout: 120_000,
  workers: 1,
  use: { launchOptions: ${JSON.stringify({ executablePath: await chromiumPath(), args: chromiumArgs })} },
  webServer: {
    command: "python -m streamlit run app.py --server.port=8501 --server.headless=true",
    url: "http://localhost:8501/_stcore/health",
    timeout: 300_000,
  },
}
`,
  })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await symlink(join(inject('dist'), 'doctor.mjs'), join(folder, 'doctor.mjs'))
  const { code, said } = await sh(`${files.get('Shell')}\nnode node_modules/@playwright/test/cli.js test`)
  expect([code, said], said).toEqual([0, expect.stringContaining('3 passed')])
})

test('the sample provider: the last two steps of the workflow pass, with every test of the page', async () => {
  const steps = namedSteps(files.get('.github/workflows/login.yml') ?? '')
  expect([...steps.keys()]).toEqual(['Install', 'Start the provider', 'Log in'])
  const { folder, ports, sh } = await copied([...files.keys()].filter((name) => name.endsWith('.py')))
  await symlink(root, join(folder, 'guide'))
  const script = `${steps.get('Start the provider')}${steps.get('Log in')}`
  const { code, said } = await sh(script, { PORT: `${ports.site}`, XDG_STATE_HOME: folder })
  expect([code, said], said).toEqual([0, passed(7)])
})
