import { expect, test } from 'vitest'
import { faultOf } from '#lib/faults/index.ts'
import { oidcErrors } from './oidc-error.ts'
import { playFault } from './play.ts'

const errors = async (code: string | null) => oidcErrors(await playFault(faultOf(code) ?? null, Date.now))

test('a login that works carries no error', async () => {
  expect(await errors(null)).toEqual([])
})

test('a denied login carries its error in the callback, told once', async () => {
  expect(await errors('cancelled-consent')).toEqual([
    { where: 'callback', error: 'access_denied', description: 'The person chose to deny.' },
  ])
})

test('a refused token request carries its error in the body and in the challenge', async () => {
  expect(await errors('wrong-client-secret')).toEqual([
    { where: 'token', error: 'invalid_client', description: 'client authentication failed' },
    {
      where: 'challenge',
      error: null,
      description:
        'Basic realm="http://localhost:8501/provider/acme", error="invalid_client", error_description="client authentication failed"',
    },
  ])
})

test('an error that never leaves the provider stands on its page', async () => {
  expect(await errors('unregistered-redirect-uri')).toEqual([
    { where: 'page', error: 'invalid_redirect_uri', description: 'The redirect URI is not registered' },
  ])
})

test('a lost cookie is no error of the protocol', async () => {
  expect(await errors('lost-state-cookie')).toEqual([])
})
