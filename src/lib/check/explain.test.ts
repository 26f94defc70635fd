import { expect, test } from 'vitest'
import { allCodes, explain } from './explain.ts'

test('a code is explained without a file', () => {
  expect(explain('redirect-uri-slash')).toEqual({
    code: 'redirect-uri-slash',
    kind: 'surprising',
    title: 'redirect_uri has a slash at its end',
    about:
      'The login goes through, by a redirect. The logout stays in the app, since it asks for an address that ends in `/oauth2callback`.',
    does: 'Logs in, and at `st.logout()` does not go to the provider.',
    says: 'Redirect URI does not end with /oauth2callback',
    fix: 'Take the slash away, here and at the provider. Keep it only if the logout at the provider is to be left out.',
  })
})

test('what was not measured says so', () => {
  expect(explain('entra-secret-id')?.does).toMatch(/\(Not checked here\.\)$/)
  expect(explain('cognito-logout')?.does).toMatch(/\(Reported by users, not run here\.\)$/)
})

test('every code is explained, in whole sentences', () => {
  for (const code of allCodes()) {
    const { title = '', about = '', does = '', fix = '' } = explain(code) ?? {}
    expect(title, code).not.toMatch(/\.$/)
    for (const text of [about, does, fix]) expect(text, code).toMatch(/^[`"A-Z[{\\].*[.)!?]$/s)
  }
})

test.each(['no-such-code', '__proto__', 'toString', ''])('a code that no rule has is not explained: %j', (code) => {
  expect(explain(code)).toBeUndefined()
})
