import { expect, test } from 'vitest'
import { type CallbackCode, callbackOutcome } from '#lib/streamlit/callback-outcomes.ts'
import * as lines from '#lib/streamlit/log-lines.ts'
import { findProblems } from '../../src/lib/problems/find-problems.ts'
import { entries } from '../error-table.ts'

const callback = (code: CallbackCode) =>
  callbackOutcome(code, { provider: 'default', error: 'access_denied', errorDescription: 'no' }).log

/** Every line of Streamlit's log that this site knows, and the page that it leads to. */
test.each([
  [callback('callback-no-redirect-uri'), 'redirect-uri-misconfigured'],
  [callback('callback-provider-error'), 'cancelled-consent'],
  [callback('callback-unknown-state'), 'callback-unknown-state'],
  [callback('callback-exchange-failed'), 'callback-exchange-failed'],
  [callback('callback-no-userinfo'), 'scope-without-openid'],
  [lines.weakSecret('short'), 'cookie-secret-short'],
  [lines.uncaughtInApp(), 'uncaught-app-execution'],
  [lines.uncaughtInServer(), 'expose-refresh-token'],
  [lines.authorizeFailed(), 'authentication-error'],
  [lines.originMismatch(), 'origin-mismatch'],
  [lines.userCookieUnreadable(), 'login-cookie-unreadable'],
  [lines.authCookieUnusable(), 'login-cookie-unreadable'],
  [lines.tokensCookieInvalid(), 'login-cookie-unreadable'],
  [lines.splitCookie('_streamlit_user', 3), 'cookies-over-4-kb'],
  [lines.missingChunk('_streamlit_user', 2), 'cookie-piece-missing'],
  [lines.noEndSessionEndpoint('default'), 'still-logged-in-elsewhere'],
  [lines.redirectUriNotCallback(), 'still-logged-in-elsewhere'],
  [lines.redirectUriUnknown(), 'still-logged-in-elsewhere'],
  [lines.logoutFailed('no route to host'), 'still-logged-in-elsewhere'],
  [lines.loggedOutReconnect('2f1c'), 'still-logged-in-elsewhere'],
])('the line %j leads to %s', (line, code) => {
  const [first] = findProblems(line?.text ?? '', entries).hits
  expect([first?.by, first?.entry.code]).toEqual(['text', code])
})

test('no line of the log is left out above', () => {
  expect(Object.keys(lines)).toHaveLength(15)
})
