import { expect, test } from 'vitest'
import { rateLimits } from './kinds.ts'
import { readRateLimits } from './read-limits.ts'

test('is on or off, or has numbers of its own', () => {
  expect(readRateLimits('off')).toEqual({ value: null })
  expect(readRateLimits('on')).toEqual({ value: rateLimits })
  expect(readRateLimits('plays=10/60 registrations=5/3600')).toEqual({
    value: { ...rateLimits, plays: { points: 10, seconds: 60 }, registrations: { points: 5, seconds: 3600 } },
  })
})

test.each(['yes', 'plays', 'plays=0/60', 'plays=10', 'plays=10/60,logins=1/1', 'toString=1/1'])(
  'says what is wrong with %j',
  (text) => {
    expect(readRateLimits(text)).toEqual({
      problem: `RATE_LIMITS has "${text}": put "on", "off", or counts and seconds like "plays=10/60" there, of pages, logins, begun, inspector, searches, plays, registrations.`,
    })
  },
)
