import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exposedTokens, hasAuth } from './auth-section.ts'
import { checkLogin } from './check-login.ts'
import { parseSecrets, tomlReader } from './secrets.ts'

interface Vector {
  readonly name: string
  readonly toml: string | null
  readonly provider: string | null
  readonly login: { readonly ok: true } | { readonly ok: false; readonly type: string; readonly message: string }
  readonly parse?: { readonly ok: true } | { readonly ok: false; readonly message: string }
  readonly is_logged_in_exists: boolean
  readonly expose_tokens: unknown
}

// Made by the real Streamlit 1.64.0 with toml 0.10.2 on Python 3.11.
const path = new URL('../../../tests/fixtures/streamlit-1.64.json', import.meta.url)
const vectors: { readonly secrets: readonly Vector[] } = JSON.parse(readFileSync(path, 'utf8'))

test.each(vectors.secrets)('reads a file as Streamlit 1.64 does: $name', async (vector) => {
  const secrets = parseSecrets(vector.toml, await tomlReader('toml-0.10'))
  if (vector.parse) {
    expect(secrets.ok ? { ok: true } : { ok: false, message: secrets.message }).toEqual(vector.parse)
  }
  expect(checkLogin(secrets, vector.provider)).toMatchObject(vector.login)
  expect(hasAuth(secrets)).toBe(vector.is_logged_in_exists)
  expect(exposedTokens(secrets)).toEqual(vector.expose_tokens)
})
