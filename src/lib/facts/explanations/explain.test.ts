import { expect, test } from 'vitest'
import { authorizationRequest } from './authorization-request.ts'
import { callbackParameters } from './callback.ts'
import { attributeExplanations } from './cookie-attributes.ts'
import { endSession } from './end-session.ts'
import { explain } from './explain.ts'
import { key } from './keys.ts'
import { metadata } from './metadata.ts'
import { requestHeaders } from './request-headers.ts'
import { responseHeaders } from './response-headers.ts'
import { tokenAnswer } from './token-answer.ts'
import { tokenRequest } from './token-request.ts'

test('explains the same name by its place', () => {
  expect(explain('authorization-request', 'client_id')?.streamlit).toBe('`client_id` of `secrets.toml`.')
  expect(explain('token-request', 'client_id')?.section?.label).toBe('RFC 6749 §2.3.1')
  expect(explain('callback', 'client_id')).toBeNull()
})

test('takes headers and attributes in any case, and parameters as they are', () => {
  expect(explain('request-header', 'Sec-Fetch-Site')).toBe(explain('request-header', 'sec-fetch-site'))
  expect(explain('cookie-attribute', 'HttpOnly')?.text).toBe('Scripts in the page cannot read the cookie.')
  expect(explain('authorization-request', 'State')).toBeNull()
})

test('explains nothing that only looks known', () => {
  expect(explain('metadata', 'constructor')).toBeNull()
  expect(explain('cookie', 'sessionid')).toBeNull()
})

test.each([
  ['_streamlit_user', /^The login itself/],
  ['_streamlit_user_tokens_2', /^A piece of a value/],
  ['acme_session', /^The provider’s own session/],
  ['__Secure-acme_session.sig', /^The provider’s signature/],
  ['__Host-lab_visitor', /^This site’s own/],
])('explains the cookie %s', (name, text) => {
  expect(explain('cookie', name)?.text).toMatch(text)
})

test('sends nobody to a place that is no section of a specification', () => {
  const all = [
    ...[authorizationRequest, callbackParameters, tokenRequest, tokenAnswer, metadata, key, endSession],
    ...[requestHeaders, responseHeaders, attributeExplanations],
  ].flatMap((place) => Object.values(place))
  const sections = all.flatMap(({ section }) => (section ? [section.href] : []))
  expect(sections.length).toBeGreaterThan(90)
  const known =
    /^https:\/\/(?:openid\.net\/specs\/[a-z0-9-]+-1_0\.html#[A-Z]\w+|www\.rfc-editor\.org\/rfc\/rfc\d{4}\.html#section-[\d.]+|www\.w3\.org\/TR\/[\w-]+\/#[\w-]+|fetch\.spec\.whatwg\.org\/#[\w-]+|wicg\.github\.io\/ua-client-hints\/#[\w-]+|datatracker\.ietf\.org\/doc\/html\/draft-ietf-httpbis-rfc6265bis)$/
  expect(sections.filter((href) => !known.test(href))).toEqual([])
})
