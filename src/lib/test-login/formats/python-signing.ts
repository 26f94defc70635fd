import { identityMaxAge, tokensCookie, userCookie } from '#lib/streamlit/set-cookie.ts'
import type { MadeUpLogin } from '../read-login.ts'
import { pythonLiteral } from './python-literal.ts'

/** The login as Python's constants. The file lies in a folder beside the app. */
export function loginConstants({ claims, tokens, origin, path, provider }: MadeUpLogin): string {
  const stored = {
    ...(tokens.id === undefined ? {} : { id_token: tokens.id }),
    ...(tokens.access === undefined ? {} : { access_token: tokens.access }),
  }
  return `ORIGIN = ${JSON.stringify(origin)}
BASE_PATH = ${JSON.stringify(path === '/' ? '' : path)}
PROVIDER = ${JSON.stringify(provider)}
CLAIMS = ${pythonLiteral(claims)}
TOKENS = ${pythonLiteral(stored)}
ROOT = Path(__file__).parent.parent
`
}

/**
 * Python that signs as Streamlit does: itsdangerous, the cookie's name as salt, JSON within. Streamlit splits a text as
 * late as it can; pieces of 2,000 characters stay below 4,096 bytes too, and it reads pieces of any length.
 */
export const signingFunctions: string = `def login_cookies(claims, tokens):
    """Name and value of each cookie of a login, signed now. A browser keeps them for ${identityMaxAge / 86_400} days."""
    identity = {**claims, "origin": ORIGIN, "is_logged_in": True, "provider": PROVIDER}
    return signed("${userCookie}", identity) | signed("${tokensCookie}", tokens)


def signed(name, value):
    """One cookie; of a long value a first one that counts the pieces, and the pieces."""
    text = json.dumps(value)
    if len(text) <= 2000:
        return {name: sign(name, text)}
    pieces = [text[start : start + 2000] for start in range(0, len(text), 2000)]
    first = {name: sign(name, f"chunks-{len(pieces)}")}
    return first | {f"{name}_{n}": sign(f"{name}_{n}", piece) for n, piece in enumerate(pieces, 1)}


def sign(name, text):
    secrets = tomllib.loads((ROOT / ".streamlit/secrets.toml").read_text("utf-8"))
    return URLSafeTimedSerializer(secrets["auth"]["cookie_secret"], salt=name).dumps(text)
`
