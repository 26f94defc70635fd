import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkSecrets } from '#lib/check/check-secrets.ts'
import measured from '../../src/content/measured-with.json' with { type: 'json' }
import { examples, type SecretsExample, wellFiles } from '../fixtures/secrets-examples.ts'
import { mutatedCase, seeded } from './mutate.ts'
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

test('500 mutated files end as in Streamlit, and none of them stops the checker', async () => {
  // Other files in each run. To see those of a run again, give its seed: SECRETS_SEED=… npm test
  const seed = process.env['SECRETS_SEED'] ?? randomUUID()
  console.log(`The mutated files are those of SECRETS_SEED=${seed}`)
  const random = seeded(seed)
  const valid = [...asked.map(({ toml }) => toml), ...wellFiles]
  const cases = Array.from({ length: 500 }, () => mutatedCase(valid, random))
  const all = await verdicts(cases.flatMap(({ toml, provider }) => (toml === null ? [] : [{ toml, provider }])))
  const different = all.filter(({ said, real }) => JSON.stringify(said) !== JSON.stringify(real))
  expect(different.slice(0, 5), `with SECRETS_SEED=${seed}`).toEqual([])
})

/** What Authlib makes of the first step of a login, for the first example of each code. One process answers all. */
const firstSteps = once(async () => {
  const codes = [...new Set(asked.map(({ code }) => code))]
  const answers = await askStreamlit(
    python,
    codes.map((code) => question(example(code))),
  )
  return new Map(codes.map((code, index) => [code, answers[index] as FirstStep]))
})

interface FirstStep {
  readonly ok: boolean
  /** Where the browser is sent. */
  readonly value?: string
  readonly type?: string
  readonly message?: string
}

test.each([
  ['client-kwargs-crash', 'TypeError', "'str' object does not support item assignment"],
  [
    'authorize-params-client-id',
    'TypeError',
    "authlib.oauth2.rfc6749.parameters.prepare_grant_uri() got multiple values for keyword argument 'client_id'",
  ],
  ['oauth-1', 'RuntimeError', 'Missing "authorize_url" value'],
  ['scope-not-text', 'AttributeError', "'int' object has no attribute 'split'"],
])('the first step of a login fails as it is told: %s', async (code, type, message) => {
  expect((await firstSteps()).get(code)).toEqual({ ok: false, type, message })
  const { findings } = await checkSecrets(example(code), { streamlit })
  expect([message, undefined]).toContain(findings.find((one) => one.code === code)?.streamlit.says)
})

test('authorize_params that are no table end the login', async () => {
  expect((await firstSteps()).get('authorize-params-not-a-table')).toMatchObject({ ok: false, type: 'ValueError' })
})

test('a redirect_uri that cannot be taken apart is refused word for word', async () => {
  const told = asked.find(({ says }) => says?.startsWith('Invalid redirect_uri'))
  const [real] = await askStreamlit(python, [question(told?.toml ?? '')])
  expect(real).toEqual({ ok: false, type: 'StreamlitAuthError', message: told?.says })
})

/** The parameters of the authorization request. */
async function sent(code: string): Promise<Record<string, string>> {
  return Object.fromEntries(new URL((await firstSteps()).get(code)?.value ?? '').searchParams)
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
  ['provider-names-alike', { client_id: 'other' }],
])('the request is what the finding says: %s', async (code, parameters) => {
  const all = await sent(code)
  expect(all).toMatchObject(parameters)
  for (const name of ['audience', 'hd']) expect(all).not.toHaveProperty(name)
})

test('an empty redirect_uri is left out, and without openid there is no nonce', async () => {
  expect(await sent('redirect-uri-empty')).not.toHaveProperty('redirect_uri')
  expect(await sent('scope-without-openid')).not.toHaveProperty('nonce')
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

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
