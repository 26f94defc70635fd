import { expect, test } from 'vitest'
import { loggedLines } from '#data/measured-faults.ts'
import { faults } from '#lib/faults/index.ts'
import { logScore } from '#lib/plays/faults/log-match.ts'

const scores = (pasted: string) => faults.map(({ code }) => ({ code, score: logScore(pasted, loggedLines(code)) }))

test.each([
  'httpx.RemoteProtocolError: Server disconnected without sending a response.',
  '2026-11-26 02:10:11.120 Error during OAuth authorization redirect.\nhttpx.ConnectError: All connection attempts failed',
])('metadata that cannot be reached are found by either traceback: %s', (pasted) => {
  const all = scores(pasted)
  const best = Math.max(...all.map(({ score }) => score))
  expect(best).toBeGreaterThan(0)
  expect(all.filter(({ score }) => score === best).map(({ code }) => code)).toEqual(['metadata-unreachable'])
})
