import { expect, test } from 'vitest'
import { faultOf } from '#lib/faults/index.ts'
import { libraryWords } from './library-words.ts'
import { playFault } from './play.ts'

const words = async (code: string | null) =>
  libraryWords((await playFault(faultOf(code) ?? null, Date.now)).run.exchanges)

test('openid-client has no objection to a login that works', async () => {
  expect(await words(null)).toEqual({ says: [], asked: 'to finish' })
})

test('it never hears of a callback whose state is unknown', async () => {
  expect(await words('changed-state')).toEqual({ says: [], asked: 'to begin' })
})

test('it is not asked at all where no page loads', async () => {
  expect(await words('expose-refresh-token')).toEqual({ says: [], asked: 'never' })
})

test('its words are told once, without those of fetch and of the lab', async () => {
  const { says } = await words('metadata-unreachable')
  expect(says).toHaveLength(1)
  expect(says[0]).toMatch(/^openid-client: .*the connection was closed$/)
})
