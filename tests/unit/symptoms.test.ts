import { expect, test } from 'vitest'
import { type Choice, type Question, questions } from '../../src/lib/problems/questions.ts'
import { problems } from '../error-table.ts'

/** Every end of the questions: the answers that lead there, and the problems that are left. */
function ends(question: Question, way: readonly string[] = []): { way: readonly string[]; left: readonly string[] }[] {
  return question.choices.flatMap(({ id, next, problems: left = [] }: Choice) =>
    next ? ends(next, [...way, id]) : [{ way: [...way, id], left }],
  )
}

const all = ends(questions)

test('after at most three questions one to three problems are left, each with a page', () => {
  const codes = new Set(problems.map(({ code }) => code))
  expect(all.filter(({ way }) => way.length > 3)).toEqual([])
  expect(all.filter(({ left }) => left.length < 1 || left.length > 3)).toEqual([])
  expect(all.flatMap(({ left }) => left).filter((code) => !codes.has(code))).toEqual([])
})

test('whoever is back at the start page and has no log is asked three things at most, and led on', () => {
  const without = all.filter(({ way: [first, , line] }) => first === 'logged-out' && (line ?? 'no-log') === 'no-log')
  expect(without.map(({ way }) => way.length).toSorted()).toEqual([2, 2, 2, 2, 3])
  expect(without.map(({ left }) => left.length).filter((count) => count < 1 || count > 3)).toEqual([])
})

test('no two answers have one address', () => {
  const ways = all.map(({ way }) => way.join('-'))
  expect(new Set(ways).size).toBe(ways.length)
})

/** What people struggle with, the answers that they give, and the page that mends it. */
test.each([
  ['no attribute "is_logged_in"', 'red-box/is-logged-in', 'no-is-logged-in'],
  ['logged out at another host', 'logged-out/plain/missing-provider', 'other-host'],
  ['a proxy says the header is too large', 'white-page/header', 'cookies-too-big-for-proxy'],
  ['endless loading for some', 'loading/some', 'cookies-over-8-kb'],
  ['broken by an upgrade', 'around/upgrade', 'authlib-too-old'],
  ['Entra with common', 'logged-out/plain/exchange-failed', 'id-token-wrong-issuer'],
  ['the logout ends on an error page', 'provider/logout', 'cognito-logout'],
  ['the access token is needed', 'logged-in/token', 'no-access-token'],
  ['environment variables only', 'around/environment', 'secrets-from-environment'],
  ['client_kwargs are ignored', 'logged-in/parameter', 'client-kwargs-dropped'],
  ['errors are not shown', 'logged-out/plain/no-log', 'login-fails-silently'],
  ['redirect_uri is not registered', 'provider/redirect', 'unregistered-redirect-uri'],
  ['30 days', 'logged-in/too-long', 'login-lasts-30-days'],
  ['the page is lost', 'logged-in/place', 'landing-page-lost'],
  ['origin mismatch', 'logged-out/plain/origin', 'origin-mismatch'],
  ['two apps on one host', 'logged-in/other-app', 'two-apps-one-host'],
  ['the metadata URL is wrong', 'white-page/authentication-error', 'metadata-not-json'],
  ['TOML mistakes', 'red-box/configure', 'secrets-unparsable'],
  ['an old version', 'red-box/no-user', 'no-st-user'],
  ['an underscore', 'red-box/underscore', 'provider-name-underscore'],
  ['plain OAuth 2.0', 'around/plain-oauth', 'github-no-oidc'],
  ['claims are missing', 'red-box/claim', 'claim-missing'],
  ['everybody gets in', 'logged-in/anyone', 'anyone-can-log-in'],
  ['pages are not guarded', 'logged-in/anyone', 'pages-not-guarded'],
  ['still logged in elsewhere', 'logged-in/logout', 'still-logged-in-elsewhere'],
  ['in a frame', 'logged-out/framed', 'login-in-an-iframe'],
  ['a corporate network', 'around/company', 'metadata-unreachable'],
  ['another callback path', 'logged-out/code', 'redirect-uri-without-callback'],
  ['another port', 'white-page/refused', 'port-changed'],
  ['tests', 'around/test', 'testing-a-login'],
  ['Community Cloud', 'around/community-cloud', 'community-cloud-email'],
  ['phones', 'around/phone', 'code-used-twice'],
  ['a silent sign-in', 'around/silent', 'prompt-none'],
  ['invented names', 'red-box/no-user', 'invented-api'],
  ['Codespaces', 'around/editor', 'codespaces'],
  ['a security review', 'logged-in/security', 'auth-cookies-without-secure'],
])('%s: %s leads to %s', (_symptom, way, code) => {
  expect(all.find((end) => end.way.join('/') === way)?.left).toContain(code)
})
