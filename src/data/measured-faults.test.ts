import { expect, test } from 'vitest'
import versions from '#content/measured-with.json' with { type: 'json' }
import { faults } from '#lib/faults/index.ts'
import { attacks } from '#lib/plays/attacks/index.ts'
import { measured, measuredControl, measuredFault, measuredFaults } from './measured-faults.ts'

test('every fault and every attack was measured', () => {
  expect(faults.map(({ code }) => measuredFault(code)).filter(({ requests }) => requests.length === 0)).toEqual([])
  expect(attacks.filter(({ code }) => !measuredFaults.attacks[code]?.requests.length)).toEqual([])
})

test('the control run ends logged in, and nothing is logged', () => {
  expect(measuredControl()).toMatchObject({ sees: 'logged in', text: null, log: [] })
})

test('the line of a fault stands with the last line of its traceback', () => {
  expect(measuredFault('wrong-client-secret').log).toEqual([
    {
      level: 'warning',
      text: "OAuth token exchange failed for provider 'default'. Clearing auth cookies.",
      exception: 'authlib.integrations.base_client.errors.OAuthError: invalid_client: client authentication failed',
    },
  ])
})

test.each(['nothing', 'constructor', 'login-csrf'])('%s is no fault that was measured', (code) => {
  expect(() => measuredFault(code)).toThrow(`${code} was not measured`)
})

test('it was measured with the versions that the site names', () => {
  expect(measured).toEqual(versions)
})

test('nothing in it is random', () => {
  const text = JSON.stringify(measuredFaults)
  expect(
    text.match(/eyJ|\/tmp\/|localhost(?::|%3A)(?!8501|8502|4321)\d+|[?&](?:state|nonce|code)=[\w-]{25,}/g),
  ).toBeNull()
})
