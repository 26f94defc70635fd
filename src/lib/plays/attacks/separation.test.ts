import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { ask, testLab, testOrigin, textOfAnswer } from '#lib/lab/testing.ts'
import { scenarios } from '#lib/sample-app/scenarios/index.ts'
import { acmeIssuer, appOrigin, callback } from './addresses.ts'
import { codeInjection } from './code-injection.ts'
import { embeddedKey } from './embedded-key.ts'
import { attackMessages } from './message-view.ts'
import { play } from './play.ts'
import { defences, type Play } from './played.ts'
import { createStage } from './stage.ts'
import { tokenReplay } from './token-replay.ts'

const clock = () => Date.now()
const stage = () => createStage({ clock, defences: new Set(defences), providers: ['acme'] })

/** The cookie `session` of the naive app, as it was set. */
function wonSession({ steps }: Play): string {
  const lines = steps
    .flatMap(({ exchanges }) => exchanges)
    .flatMap(({ response }) => response?.headers ?? [])
    .flatMap(([name, value]) => (name === 'set-cookie' ? [/^session=([^;]+)/.exec(value)?.[1] ?? ''] : []))
  return lines.findLast((value) => value !== '') ?? ''
}

/** The ID token that was posted to the naive app. */
function postedToken(one: Play): string {
  const sent = attackMessages(one)
    .flat()
    .flatMap((message) => message.sent)
  return sent.find(({ name }) => name === 'id_token')?.value ?? ''
}

test('a session that an attacker won is none at any sample app', async () => {
  const lab = await testLab()
  const won = wonSession(await play(embeddedKey, false, clock))
  expect(won).toMatch(/^[\w-]{22}$/)
  for (const { slug } of scenarios) {
    const cookie = ['session', '_streamlit_user', '_streamlit_session'].map((name) => `${name}=${won}`).join('; ')
    const { page } = await ask(lab, `/app/${slug}/`, { headers: { cookie } })
    expect(page?.shown.of === 'app' && page.shown.page.user.is_logged_in, slug).toBe(false)
  }
})

test.each([
  ['forged', embeddedKey],
  ['true', tokenReplay],
])('a %s token of a play is signed by no key of the site’s providers', async (_kind, attack) => {
  const lab = await testLab()
  const token = postedToken(await play(attack, false, clock))
  for (const tenant of ['acme', 'globex']) {
    const keys: JSONWebKeySet = JSON.parse(textOfAnswer(await ask(lab, `/provider/${tenant}/jwks`)))
    await expect(jwtVerify(token, createLocalJWKSet(keys))).rejects.toThrow()
  }
})

test('a code of a play buys nothing at the site’s provider', async () => {
  const lab = await testLab()
  const { steps } = await play(codeInjection, false, clock)
  const code = attackMessages({ steps })
    .flat()
    .flatMap(({ notFollowed }) => notFollowed)
    .find(({ name }) => name === 'code')?.value
  const body = new URLSearchParams({ grant_type: 'authorization_code', code: code ?? '', client_id: 'naive-app' })
  const { response } = await ask(lab, '/provider/acme/token', { method: 'POST', body })
  expect(response.status).toBe(401)
})

test('a session and a code of one play are unknown in another', async () => {
  const [one, other] = [await stage(), await stage()]
  one.step('victim', 'A login up to the callback.')
  const at = await one.victim.signIn(await one.victim.open(`${appOrigin}/login`), 'ada', { stopBefore: callback })
  const code = new URL(at.url).searchParams.get('code') ?? ''
  other.step('attacker', 'The same code elsewhere.')
  const begun = new URL((await other.attacker.open(`${appOrigin}/login`, { stopBefore: acmeIssuer })).url)
  const state = begun.searchParams.get('state') ?? ''
  await other.attacker.open(`${callback}?${new URLSearchParams({ code, state, iss: acmeIssuer })}`)
  expect(other.accountOf(other.attacker)).toBe(null)
  await one.victim.open(at.url)
  expect(one.accountOf(one.victim)).toBe('Ada Lovelace')
  expect([one.app.sessions.size, other.app.sessions.size]).toEqual([1, 0])
})

test('two plays at the same time have no value in common', async () => {
  const [one, other] = await Promise.all([play(tokenReplay, false, clock), play(tokenReplay, false, clock)])
  const values = (a: Play) =>
    attackMessages(a)
      .flat()
      .flatMap(({ sent }) => sent.filter(({ owner }) => owner !== null).map(({ value }) => value))
  expect(values(one).filter((value) => values(other).includes(value))).toEqual([])
})

test('no request of a play goes anywhere else', async () => {
  const { step, victim } = await stage()
  step('victim', 'A link to the site itself.')
  await expect(victim.open(`${testOrigin}/`)).rejects.toThrow(`nobody answers at ${testOrigin}`)
})

test.each([
  'https://mallory.example/',
  '//mallory.example/',
  '/\\mallory.example/',
  'https://app.example.mallory.example/',
  'javascript:alert(1)',
])('the app with all checks on does not lead to %s', async (next) => {
  const { step, victim, record } = await stage()
  step('victim', 'A login with a place to go to afterwards.')
  const signIn = await victim.open(`${appOrigin}/login?${new URLSearchParams({ next })}`)
  expect((await victim.signIn(signIn, 'ada')).url).toBe(`${appOrigin}/`)
  expect(record().sessions).toEqual([{ account: 'Ada Lovelace', heldBy: 'victim' }])
})

test('the app with all checks on leads to a page of its own', async () => {
  const { step, victim } = await stage()
  step('victim', 'A login with a place to go to afterwards.')
  const signIn = await victim.open(`${appOrigin}/login?next=/report/7`)
  expect((await victim.signIn(signIn, 'ada')).url).toBe(`${appOrigin}/report/7`)
})
