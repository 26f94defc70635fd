import { expect, test } from 'vitest'
import {
  authorizeFailed,
  logoutFailed,
  missingChunk,
  originMismatch,
  splitCookie,
  userCookieUnreadable,
  weakSecret,
} from './log-lines.ts'

test('warns of a secret under 14 characters', () => {
  expect(weakSecret('xxxxxxxxxxxxx')).toEqual({
    level: 'warning',
    text: 'auth.cookie_secret / server.cookieSecret is shorter than 14 bytes (112 bits). Use a longer, randomly generated secret to ensure adequate cryptographic strength.',
  })
  expect(weakSecret('xxxxxxxxxxxxxx')).toBeUndefined()
})

test('logs what Streamlit logs', () => {
  expect(authorizeFailed()).toEqual({ level: 'warning', text: 'Error during OAuth authorization redirect.' })
  expect(originMismatch().text).toBe(
    'Origin mismatch, the origin of websocket request is not the same origin of redirect_uri in secrets.toml',
  )
  expect(userCookieUnreadable()).toEqual({ level: 'error', text: 'Error decoding auth cookie payload' })
  expect(splitCookie('_streamlit_user', 3)).toEqual({
    level: 'info',
    text: "Split cookie '_streamlit_user' into 3 chunks",
  })
  expect(missingChunk('_streamlit_user', 2)).toEqual({
    level: 'error',
    text: "Missing chunk 2 for cookie '_streamlit_user'",
  })
  expect(logoutFailed('boom').text).toBe('Failed to get provider logout URL: boom')
})
