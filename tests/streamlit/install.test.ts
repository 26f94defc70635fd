import { expect, inject, onTestFinished, test } from 'vitest'
import { makeProviderToken } from '#lib/streamlit/provider-token.ts'
import { pythonNeeded, versionDoes } from '#lib/streamlit/versions.ts'
import { output } from '../../scripts/python-env.ts'
import measured from '../../src/content/measured-with.json' with { type: 'json' }
import { freePort } from '../global-site.ts'
import { guideTable, pageText } from './guide-page.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { startApp } from './real-app.ts'

const python = needsStreamlit()

/** What the metadata of the installed package say. */
async function metadata(expression: string): Promise<string> {
  const script = `from importlib.metadata import metadata, requires\nprint(${expression})`
  return (await output(python, ['-c', script])).said.trim()
}

test('the Python that it needs is the one that the pages name', async () => {
  expect(await metadata('metadata("streamlit")["Requires-Python"]')).toBe('>=3.11')
  expect(pythonNeeded(measured.streamlit)).toBe('3.11')
  const dist = inject('dist')
  expect(pageText(dist, 'providers/sample')).toContain(
    `Streamlit ${measured.streamlit}, which the commands install, needs Python 3.11 or newer.`,
  )
  expect(pageText(dist, 'guide/configure')).toContain('Streamlit needs Python 3.11 or newer since 1.66.')
})

test('the extra brings Authlib and httpx, which the pages say', async () => {
  const required = await metadata(
    'sorted(line.split(">")[0] for line in requires("streamlit") if "== \\"auth\\"" in line)',
  )
  expect(required).toBe("['Authlib', 'httpx']")
  expect(versionDoes('auth-extra', measured.streamlit)?.does).toBe('the extra brings Authlib and httpx')
  expect(pageText(inject('dist'), 'guide/configure')).toContain('The extra brings Authlib and httpx since 1.59.2.')
})

test('an Authlib that is older than 1.3.2 counts as none', async () => {
  const script = `import authlib
from streamlit.auth_util import is_authlib_installed
for authlib.__version__ in ("1.3.1", "1.3.2"):
    print(authlib.__version__, is_authlib_installed())`
  expect((await output(python, ['-c', script])).said).toContain('1.3.1 False\n1.3.2 True')
})

test('without httpx a login ends on Internal Server Error, and the guide says to install the extra', async () => {
  const port = await freePort()
  const secret = 'a-cookie-secret-of-the-tests-of-32-bytes'
  const app = await startApp(python, {
    port,
    main: 'app.py',
    files: {
      'app.py': 'import streamlit as st\n',
      // `python -m` looks in the folder of the app first.
      'httpx.py': 'raise ModuleNotFoundError("No module named \'httpx\'", name="httpx")\n',
      '.streamlit/secrets.toml': `[auth]
redirect_uri = "http://localhost:${port}/oauth2callback"
cookie_secret = "${secret}"
client_id = "a"
client_secret = "b"
server_metadata_url = "http://localhost:1/.well-known/openid-configuration"
`,
    },
  })
  onTestFinished(app.end)
  const link = makeProviderToken({ provider: 'default', secret, now: Date.now() / 1000 })
  const answer = await fetch(`${app.origin}/auth/login?provider=${link}`, { redirect: 'manual' })
  expect([answer.status, await answer.text()]).toEqual([500, 'Internal Server Error'])
  // What led to an answer is printed after it has gone out.
  await expect.poll(app.log, { timeout: 60_000 }).toContain("No module named 'httpx'")
  const [row] = guideTable(inject('dist'), 'simple-example', 'when-it-does-not-work').filter(
    ([sees]) => sees?.codes[0] === 'Internal Server Error',
  )
  expect(row?.[2]?.codes[0]).toBe('pip install "streamlit[auth]"')
})
