import type { MadeUpLogin } from '../read-login.ts'
import { loginConstants, signingFunctions } from './python-signing.ts'

/**
 * A tests/conftest.py that gives the cookies alone, by name, signed anew in each run: for Selenium, for an HTTP client,
 * for whatever takes a name and a value.
 */
export function asPlainPytest(login: MadeUpLogin): string {
  return `import json
import tomllib
from pathlib import Path

import pytest
from itsdangerous import URLSafeTimedSerializer

${loginConstants(login)}

@pytest.fixture
def cookies():
    """The cookies of a login that never took place: a dict of names and values."""
    return login_cookies(CLAIMS, TOKENS)


${signingFunctions}`
}
