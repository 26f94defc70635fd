import { expect, test } from 'vitest'
import { pageOf } from '#lib/provider/testing.ts'
import { problems } from '../../../tests/error-table.ts'
import { firstDifference } from './difference.ts'
import { findingProblems } from './login-finding.ts'
import { readersApp } from './testing.ts'

test('every problem that a finding can be has a page', () => {
  const codes = new Set(problems.map(({ code }) => code))
  expect(findingProblems.filter((code) => !codes.has(code))).toEqual([])
})

test('the verdict on a login is its first mistake, else what is waited for, else who logged in', async () => {
  const { begin, redeem, lab, app } = await readersApp()
  const verdict = async () => (await lab.ownApps.logins(app))[0]?.verdict
  const first = await begin()
  expect(await verdict()).toEqual({
    kind: 'open',
    text: 'Login under way: the app has not traded the code yet',
    at: null,
    link: { problem: 'login-fails-silently', words: 'When it stays so' },
  })
  await redeem(first.at, { secret: 'not-the-secret' })
  expect(await verdict()).toEqual({
    kind: 'bad',
    text: 'Logged out: the provider refused the client secret',
    at: { unit: 'message', first: 5, last: 5 },
    link: { problem: 'wrong-client-secret', words: 'Mend it in secrets.toml' },
  })
  const second = await begin()
  await second.attempt.redeem(second.at)
  expect(await verdict()).toMatchObject({
    kind: 'good',
    text: 'Logged in as Ada Lovelace, as far as the provider hears',
    at: { unit: 'message', first: 6 },
  })
})

test.each([
  ['http://localhost:8501/oauth2callbacK', 35],
  ['http://localhost:8501/oauth2callback/', 36],
  ['http://localhost:8501/oauth2callback', null],
])('%s leaves the registered address at character %s', (sent, at) => {
  expect(firstDifference(sent, ['https://x.example/', 'http://localhost:8501/oauth2callback'])).toBe(at)
})

test('a logout at the provider is the end of it', async () => {
  const { begin, lab, app, providers, visitor } = await readersApp()
  const { attempt, at } = await begin()
  await attempt.redeem(at)
  const query = new URLSearchParams({ client_id: app.clientId, post_logout_redirect_uri: app.redirectUris[0] ?? '' })
  const { answer } = await visitor.follow(`${providers.issuer('acme')}/session/end?${query}`)
  const page = pageOf(answer, 'sign-out')
  const said = async () => (await lab.ownApps.logins(app))[0]?.verdict.text
  expect(await said()).toBe('Logged out of the app: the logout page is open')
  await visitor.post(page, { xsrf: page.xsrf, logout: 'yes' })
  expect(await said()).toBe('Logged out, at the provider too')
})
