import { expect, test } from 'vitest'
import { getReferenceRun } from '#data/reference-run.ts'
import { type Deed, deedsOf } from './deeds.ts'

test.each<[string, readonly Deed[]]>([
  ['configure', ['ada-at-acme', 'logged-out-from-acme', 'session-ended-at-acme']],
  ['cookies', ['linus-at-acme', 'logged-out-from-acme', 'session-ended-at-acme']],
  ['identity-provider', ['ada-at-acme', 'logged-out-from-acme', 'session-ended-at-acme']],
  ['login-user-logout', ['sam-at-acme', 'logged-out-from-acme', 'session-ended-at-acme']],
  ['multiple-providers', ['ada-at-globex', 'logged-out-from-globex']],
  ['openid-connect', ['ada-at-acme', 'logged-out-from-acme', 'session-ended-at-acme']],
  ['provider-keywords', ['grace-at-keywords', 'logged-out-from-keywords', 'session-ended-at-acme']],
  ['simple-example', ['ada-at-acme', 'logged-out-from-acme', 'session-ended-at-acme']],
])('the recorded run of %s tells who was let in, by which provider, and how it was left', async (scenario, deeds) => {
  const run = await getReferenceRun(scenario)
  expect(run && deedsOf(run)).toEqual(deeds)
})
