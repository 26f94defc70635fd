import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Profile, Strategy, type VerifyCallback } from 'passport-openidconnect'
import { expect, inject, onTestFinished, test } from 'vitest'
import { pythonEnv } from '../../../scripts/python-env.ts'
import { root } from '../../../scripts/run.ts'
import { visitor } from '../visitor.ts'

const origin = inject('origin')
const redirectUri = 'http://localhost:8599/callback'
const issuer = `${origin}/provider/acme`

interface Registered {
  readonly client_id: string
  readonly client_secret: string
}

/** Registers a client as programs do (RFC 7591 §3). */
async function register(): Promise<Registered> {
  const answer = await fetch(`${issuer}/reg`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_name: 'A client of others', redirect_uris: [redirectUri] }),
  })
  expect(answer.status).toBe(201)
  return answer.json()
}

/** A person who signs in where a client sent the browser, and the address that the browser comes back with. */
async function signIn(authorizationRequest: string, persona: string): Promise<URL> {
  const person = visitor(origin)
  return person.leave(await person.open(authorizationRequest), { persona })
}

test('passport-openidconnect logs Ada in, and takes neither another state nor the code of another login', async () => {
  const { client_id: clientID, client_secret: clientSecret } = await register()
  const strategy = new Strategy(
    {
      issuer,
      authorizationURL: `${issuer}/auth`,
      tokenURL: `${issuer}/token`,
      userInfoURL: `${issuer}/me`,
      clientID,
      clientSecret,
      callbackURL: redirectUri,
      scope: ['profile', 'email'],
      nonce: 'yes',
      skipUserProfile: false,
    },
    (_issuer: string, profile: Profile, done: VerifyCallback) => done(null, profile),
  )
  /** Runs the strategy on a request as Passport does: on a copy that has its outcomes. */
  const authenticate = (session: object, query: Readonly<Record<string, string>>) =>
    new Promise<{ outcome: string; value: unknown }>((resolve) => {
      const outcomes = Object.fromEntries(
        ['redirect', 'success', 'fail', 'error'].map((outcome) => [
          outcome,
          (value: unknown) => resolve({ outcome, value }),
        ]),
      )
      Object.assign(Object.create(strategy), outcomes).authenticate({ session, query, headers: {} }, {})
    })
  const begin = async () => {
    const session = {}
    const { value } = await authenticate(session, {})
    const came = await signIn(String(value), 'ada')
    return { session, query: Object.fromEntries(came.searchParams) }
  }

  const login = await begin()
  const { outcome, value } = await authenticate(login.session, login.query)
  expect([outcome, value]).toMatchObject([
    'success',
    { id: '7d1f6a52-0c8e-4b6e-9a53-6f0b1e2c4d10', emails: [{ value: 'ada@acme.example' }] },
  ])

  const [one, other] = [await begin(), await begin()]
  expect(await authenticate(one.session, { ...one.query, code: other.query['code'] ?? '' })).toMatchObject({
    outcome: 'fail',
    value: { message: 'ID token contains invalid nonce.' },
  })
  const another = await begin()
  expect(await authenticate(another.session, { ...another.query, state: 'made-up' })).toMatchObject({ outcome: 'fail' })
})

test('pyoidc reads the metadata, logs Grace in, and does not take the code of another login', async ({ skip }) => {
  const constraints = join(import.meta.dirname, 'constraints.txt')
  const env = await pythonEnv({
    folder: join(root, '.cache/pyoidc'),
    install: ['-c', constraints, 'oic'],
    madeFrom: readFileSync(constraints, 'utf8'),
    check: 'import oic.oic',
  })
  if (!env.ok) {
    if (process.env['REQUIRE_STREAMLIT'] === '1') throw new Error(env.reason)
    return skip(env.reason)
  }
  const child = spawn(env.python, [join(import.meta.dirname, 'pyoidc_login.py')], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  onTestFinished(() => void child.kill())
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const hear = async (): Promise<Record<string, unknown>> => JSON.parse((await lines.next()).value ?? '{}')
  const say = (what: object) => void child.stdin.write(`${JSON.stringify(what)}\n`)

  say({ ...(await register()), issuer, redirect_uri: redirectUri })
  say({ came: (await signIn(String((await hear())['go']), 'grace')).href })
  expect(await hear()).toMatchObject({
    claims: { iss: issuer, sub: 'c2a90e7b-51d4-4f0a-8b3e-2d9c7f61a845' },
    userinfo: { sub: 'c2a90e7b-51d4-4f0a-8b3e-2d9c7f61a845', name: 'Grace Hopper' },
  })

  const request = new URL(String((await hear())['go']))
  request.searchParams.set('nonce', 'of-another-login')
  say({ came: (await signIn(request.href, 'grace')).href })
  expect(await hear()).toEqual({ refused: 'another nonce' })
})
