import { isLoopback } from '#lib/findings/addresses.ts'
import type { MadeUpLogin } from '../read-login.ts'
import { loginConstants, signingFunctions } from './python-signing.ts'

/**
 * A tests/conftest.py for pytest-playwright: it runs the app, and signs the cookies anew in each run, with the secret in
 * the app's secrets.toml. Cookies that were signed once and kept in a repository would be refused 31 days later.
 */
export function asPytest(login: MadeUpLogin): string {
  const runsHere = isLoopback(new URL(login.origin))
  return `${(runsHere ? ['json', 'subprocess', 'sys', 'time', 'tomllib'] : ['json', 'tomllib']).map((name) => `import ${name}\n`).join('')}from pathlib import Path
${runsHere ? 'from urllib.request import urlopen\n' : ''}
import pytest
from itsdangerous import URLSafeTimedSerializer
from playwright.sync_api import expect

${loginConstants(login)}
expect.set_options(timeout=30_000)


${runsHere ? runningApp(login) : deployedApp}

@pytest.fixture
def logged_in(page, app):
    """A page of the app that somebody has open, without a login."""
    place = {"url": app, "httpOnly": True, "sameSite": "Lax"}
    cookies = login_cookies(CLAIMS, TOKENS)
    page.context.add_cookies([{"name": name, "value": cookies[name], **place} for name in cookies])
    page.goto(app)
    return page


${runsHere ? `${waiting}\n\n` : ''}${signingFunctions}`
}

const deployedApp = `@pytest.fixture(scope="session")
def app():
    """The address of the app, which runs already."""
    return f"{ORIGIN}{BASE_PATH}/"
`

function runningApp({ origin, path }: MadeUpLogin): string {
  const { port, protocol, hostname } = new URL(origin)
  const options = [
    `"--server.port=${port || (protocol === 'https:' ? '443' : '80')}"`,
    `"--server.address=${hostname.replace(/^\[|\]$/g, '')}"`,
    '"--server.headless=true"',
    ...(path === '/' ? [] : [JSON.stringify(`--server.baseUrlPath=${path.slice(1)}`)]),
  ]
  return `@pytest.fixture(scope="session")
def app():
    """Runs app.py; gives its address."""
    options = [${options.join(', ')}]
    server = subprocess.Popen([sys.executable, "-m", "streamlit", "run", "app.py", *options], cwd=ROOT)
    try:
        wait_for(f"{ORIGIN}{BASE_PATH}/_stcore/health", server)
        yield f"{ORIGIN}{BASE_PATH}/"
    finally:
        server.terminate()
        server.wait()
`
}

const waiting = `def wait_for(address, server):
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError("Streamlit has ended")
        try:
            return urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("Streamlit does not answer")
`
