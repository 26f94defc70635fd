import { expect, test } from 'vitest'
import { checkSecrets } from '#lib/check/check-secrets.ts'
import measured from '../../src/content/measured-with.json' with { type: 'json' }
import { examples, type SecretsExample, wellFiles } from '../fixtures/secrets-examples.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()
const { streamlit } = measured
const metadata = { authorization_endpoint: 'https://x/authorize', token_endpoint: 'https://x/token' }
/** Examples that are not about another version, and that the checker looks into. */
const asked = examples.filter(
  (each) => each.streamlit === undefined && each.toml.length < 100_000 && each.code !== 'nested-too-deep',
)

/** What the real `st.login()` says to each provider of a file, beside what the checker says. */
async function verdicts(files: readonly Pick<SecretsExample, 'toml' | 'provider'>[]) {
  const ours = await Promise.all(
    files.map(async ({ toml, provider }) => {
      const report = await checkSecrets(toml, { streamlit, ...(provider === undefined ? {} : { provider }) })
      return report.logins.map(({ provider, outcome }) => ({ toml, provider, outcome }))
    }),
  )
  const logins = ours.flat()
  const real = await askStreamlit(
    python,
    logins.map(({ toml, provider }) => ({ ask: 'secrets', toml, provider: provider === 'default' ? null : provider })),
  )
  return logins.map(({ toml, provider, outcome }, index) => {
    const { ok, ...failure } = outcome
    const said = 'type' in failure ? { ok, type: failure.type, message: failure.message } : { ok }
    return { toml, provider, said, real: (real[index] as { login: unknown }).login }
  })
}

test('every example ends as in Streamlit, word for word', async () => {
  const all = await verdicts([...asked, ...wellFiles.map((toml) => ({ toml }))])
  expect(all.length).toBeGreaterThan(150)
  expect(all.filter(({ said, real }) => JSON.stringify(said) !== JSON.stringify(real))).toEqual([])
})

/** What is said of the login’s first step, which Authlib makes: the exception of the real one. */
const crashes = ['client-kwargs-crash', 'authorize-params-client-id', 'oauth-1', 'redirect-uri-no-address']

test('what the first step of a login raises is quoted word for word', async () => {
  const told = asked.filter(({ code, says }) => crashes.includes(code) && says !== undefined)
  const real = await askStreamlit(
    python,
    told.map(({ toml }) => question(toml)),
  )
  expect(told.map(({ says }) => says)).toEqual(real.map((one) => (one as { message?: string }).message))
  expect(told).toHaveLength(4)
})

test.each([
  ['scope-not-text', 'AttributeError'],
  ['authorize-params-not-a-table', 'ValueError'],
])('the first step of a login fails: %s', async (code, type) => {
  const [real] = await askStreamlit(python, [question(example(code))])
  expect(real).toMatchObject({ ok: false, type })
})

/** The parameters of the authorization request. */
async function sent(toml: string): Promise<Record<string, string>> {
  const [real] = await askStreamlit(python, [question(toml)])
  return Object.fromEntries(new URL((real as { value: string }).value).searchParams)
}

test.each([
  ['scope-outside-client-kwargs', { scope: 'openid email profile' }],
  ['client-kwargs-dropped', { prompt: 'select_account' }],
  ['authorize-params-in-auth', { prompt: 'select_account' }],
  ['authorize-params-fixed-value', { state: 'fixed' }],
  ['prompt-empty', { prompt: '' }],
  ['response-type-changed', { response_type: 'token' }],
  ['response-mode-form-post', { response_mode: 'form_post' }],
  ['scope-without-openid', { scope: 'openid,email' }],
  ['blank-in-value', { client_id: 'app ' }],
  ['value-quoted-twice', { client_id: "'app'" }],
  ['text-expected', { client_id: '12345' }],
  ['client-id-placeholder', { client_id: 'your-client-id' }],
  ['redirect-uri-placeholder', { redirect_uri: 'https://your-app.acme.dev/oauth2callback' }],
  ['redirect-uri-slash', { redirect_uri: 'https://acme.dev/oauth2callback/' }],
])('the request is what the finding says: %s', async (code, parameters) => {
  const all = await sent(example(code))
  expect(all).toMatchObject(parameters)
  for (const name of ['audience', 'hd']) expect(all).not.toHaveProperty(name)
})

test('an empty redirect_uri is left out, and without openid there is no nonce', async () => {
  expect(await sent(example('redirect-uri-empty'))).not.toHaveProperty('redirect_uri')
  expect(await sent(example('scope-without-openid'))).not.toHaveProperty('nonce')
})

test('of names that differ in case the last table is used', async () => {
  expect(await sent(example('provider-names-alike'))).toMatchObject({ client_id: 'other' })
})

test('a file that is not UTF-8 ends in a UnicodeDecodeError', async () => {
  const toml = '[auth]\n# Café\n'
  const files = [Buffer.from(`\ufeff${toml}`, 'utf16le'), Buffer.from(toml, 'latin1')]
  const real = await askStreamlit(
    python,
    files.map((data) => ({ ask: 'read_bytes', data: data.toString('hex') })),
  )
  expect(real).toMatchObject([{ type: 'UnicodeDecodeError' }, { type: 'UnicodeDecodeError' }])
})

function example(code: string): string {
  return asked.find((one) => one.code === code)?.toml ?? ''
}

/** For the provider that the file names: "google", or the default one. */
function question(toml: string) {
  const provider = toml.includes('[auth.google]') ? 'google' : 'default'
  return { ask: 'authorization_url', toml, provider, metadata }
}
