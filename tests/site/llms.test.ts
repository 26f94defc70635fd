import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { providerRecipeIds } from '#data/pages.ts'
import { makeFiles } from '#lib/start/make-files.ts'
import { parseChoices } from '#lib/start/parse-choices.ts'
import { known } from '#lib/start/testing.ts'
import { hasFile } from './built-pages.ts'

const origin = inject('origin')
const whole = readFileSync(join(inject('dist'), 'client/llms-full.txt'), 'utf8')

/** The blocks of the part of a provider among the files of all, by their language. */
function filesOf(name: string): Readonly<Record<string, string>> {
  const part = whole.split(`\n## ${name}\n`)[1]?.split(/\n## |\n---\n/)[0] ?? ''
  return Object.fromEntries(
    Array.from(part.matchAll(/```(\w+)\n([\s\S]*?)\n```/g), ([, language, text]) => [language, text]),
  )
}

test('/llms.txt has the form of llmstxt.org, and its links lead to texts of this site', async () => {
  const answer = await fetch(`${origin}/llms.txt`)
  const text = await answer.text()
  const links = Array.from(text.matchAll(/^- \[[^\]]+\]\((\S+)\): \S/gm), ([, url = '']) => new URL(url))
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(text).toMatch(/^# .+\n\n> .+\n\n[^#]+\n\n## Guide\n\n- \[/)
  expect(text.match(/^- /gm)).toHaveLength(links.length)
  expect(links.length).toBeGreaterThan(8 + providerRecipeIds.length)
  expect(links.filter((url) => url.origin !== origin || !hasFile(url.pathname)).map(String)).toEqual([])
})

test.each(known.filter(({ id }) => id !== 'sample'))(
  '/llms-full.txt holds the files that /start/ makes for $name',
  ({ id, name }) => {
    const { choices } = parseChoices(new URLSearchParams({ provider: id }), known)
    const made = makeFiles(choices, { cookieSecrets: { local: undefined, deployed: undefined }, clientSecrets: {} })
    expect(filesOf(name)).toEqual({ toml: made.secretsToml.trim(), python: made.appPy.trim() })
  },
)

// tests/streamlit/start.test.ts runs these files.
test('/llms-full.txt alone is enough to configure Keycloak', () => {
  expect(filesOf('Keycloak')['toml']).toBe(`[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "your-cookie-secret"
client_id = "my-app"
client_secret = "your-client-secret"
server_metadata_url = "https://your-keycloak.example.com/realms/your-realm/.well-known/openid-configuration"`)
  for (const said of [
    'Client authentication',
    'Valid redirect URIs',
    "Invalid claim: 'iss'",
    'Group Membership',
    'secrets.token_hex(32)',
  ]) {
    expect(whole).toContain(said)
  }
})

test('/llms-full.txt is one answer of a size that a model reads whole', async () => {
  const answer = await fetch(`${origin}/llms-full.txt`)
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(Buffer.byteLength(await answer.text())).toBeLessThan(300_000)
})
