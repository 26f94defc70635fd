import { expect, test } from 'vitest'
import { codeInjection } from './code-injection.ts'
import { embeddedKey } from './embedded-key.ts'
import { attacks } from './index.ts'
import { loginCsrf } from './login-csrf.ts'
import { mixUp } from './mix-up.ts'
import { openRedirect } from './open-redirect.ts'
import { play, playTwice } from './play.ts'
import { tokenReplay } from './token-replay.ts'

const clock = () => Date.now()
const ada = 'Ada Lovelace'

test.each([
  [loginCsrf, [{ account: 'Sam', heldBy: 'victim' }], []],
  [codeInjection, [{ account: ada, heldBy: 'attacker' }], []],
  [tokenReplay, [{ account: ada, heldBy: 'attacker' }], []],
  [mixUp, [{ account: ada, heldBy: 'attacker' }], []],
  [embeddedKey, [{ account: ada, heldBy: 'attacker' }], []],
  [openRedirect, [{ account: ada, heldBy: 'victim' }], [{ account: ada, heldBy: 'victim' }]],
])('$code works without its defence and not with it', async (attack, sessionsWithout, sessionsWith) => {
  const without = await play(attack, false, clock)
  expect(without.outcome).toMatchObject({ succeeded: true })
  expect(without.sessions).toEqual(sessionsWithout)
  const defended = await play(attack, true, clock)
  expect(defended.outcome).toMatchObject({ succeeded: false })
  expect(defended.sessions).toEqual(sessionsWith)
})

test.each([
  [loginCsrf, ['state: This browser has begun no login.']],
  [
    codeInjection,
    ['code: The provider refuses it, sent with the code_verifier of this browser’s login: invalid_grant.'],
  ],
  [tokenReplay, ['nonce: The one in the token is not the one that this browser’s login began with.']],
  [
    mixUp,
    [
      'iss of the answer: This browser was sent to https://mallory.example, and https://id.example/provider/acme answers.',
    ],
  ],
  [embeddedKey, ['ID token: With the keys of the issuer’s JWKS: signature verification failed.']],
  [openRedirect, ['next: It leads to another origin. The start page is taken instead.']],
])('what stops $code is its defence, and no other check', async (attack, failed) => {
  const { steps } = await play(attack, true, clock)
  const checks = steps.flatMap((step) => step.checks)
  expect(checks.filter(({ verdict }) => verdict === 'fail').map(({ name, text }) => `${name}: ${text}`)).toEqual(failed)
})

test.each([
  [loginCsrf, ['state', 'PKCE', 'nonce']],
  [codeInjection, ['PKCE', 'nonce']],
  [tokenReplay, ['nonce', 'nonce']],
  [mixUp, ['iss of the answer', 'iss of the answer']],
  [embeddedKey, []],
  [openRedirect, ['next']],
])('$code is played with every other check on, but for those that it names', async (attack, off) => {
  const { steps } = await play(attack, false, clock)
  const checks = steps.flatMap((step) => step.checks)
  expect(checks.filter(({ verdict }) => verdict === 'off').map(({ name }) => name)).toEqual(off)
})

test('an open redirect ends on the attacker’s page, with a session that is the victim’s own', async () => {
  expect((await play(openRedirect, false, clock)).outcome.sentence).toBe(
    'The victim’s browser is logged in as Ada Lovelace and shows https://mallory.example/.',
  )
  expect((await play(openRedirect, true, clock)).outcome.sentence).toBe(
    'The victim’s browser is logged in as Ada Lovelace and shows https://app.example/.',
  )
})

test('every attack has an address of its own', () => {
  expect(attacks.map(({ code }) => code)).toEqual([
    'login-csrf',
    'code-injection',
    'token-replay',
    'mix-up',
    'embedded-key',
    'open-redirect',
  ])
})

test.each(attacks)('the plays of $code are data that another thread can be given', async (attack) => {
  const played = await playTwice(attack, clock)
  expect(structuredClone(played)).toEqual(played)
})
