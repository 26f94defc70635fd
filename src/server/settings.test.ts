import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const secret = 'an example secret of 32 bytes or more'

test('gives a loopback site with a random secret when nothing is set', () => {
  const result = readSettings({})
  expect(result).toMatchObject({
    ok: true,
    settings: {
      port: 4321,
      host: '127.0.0.1',
      publicOrigin: 'http://localhost:4321',
      providerKeys: null,
      https: false,
      loopback: true,
      proxyHops: 0,
      rateLimits: null,
      metricsToken: null,
      redisUrl: null,
    },
  })
  expect(result.ok && Buffer.byteLength(result.settings.cookieSecret)).toBeGreaterThanOrEqual(32)
})

test('makes another secret each time', () => {
  const [first, second] = [readSettings({}), readSettings({})]
  expect(first.ok && second.ok && first.settings.cookieSecret !== second.settings.cookieSecret).toBe(true)
})

test('follows PORT in the default origin and takes a given secret as it is', () => {
  const result = readSettings({ PORT: '8080', COOKIE_SECRET: secret, PUBLIC_ORIGIN: '' })
  expect(result).toMatchObject({
    ok: true,
    settings: { port: 8080, publicOrigin: 'http://localhost:8080', cookieSecret: secret },
  })
})

test.each([
  [{ PORT: 'abc' }, 'PORT is "abc": put a whole number from 1 to 65535 there, for example 4321.'],
  [{ PORT: '65536' }, 'PORT is "65536": put a whole number from 1 to 65535 there, for example 4321.'],
  [{ HOST: 'a b' }, 'HOST is "a b": put the address to listen on there, "127.0.0.1" or "0.0.0.0" for example.'],
  [
    { PUBLIC_ORIGIN: 'auth.example.org' },
    'PUBLIC_ORIGIN is "auth.example.org": put the address visitors use there, like "https://auth.example.org".',
  ],
  [
    { PUBLIC_ORIGIN: 'http://localhost:4321/' },
    'PUBLIC_ORIGIN is "http://localhost:4321/": put the origin alone there, without a path, "http://localhost:4321".',
  ],
  [
    { PUBLIC_ORIGIN: 'http://ada:hunter2@localhost' },
    'PUBLIC_ORIGIN holds a user name or a password: put the origin alone there, "http://localhost".',
  ],
  [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN is 5 characters long: put at least 16 there, or nothing.'],
  [{ PROXY_HOPS: '-1' }, 'PROXY_HOPS is "-1": put the number of your proxies in front there, from 0 to 9, mostly 1.'],
  [
    { COOKIE_SECRETS_BEFORE: `${'x'.repeat(32)} short` },
    'COOKIE_SECRETS_BEFORE has a secret of 5 bytes: put the values that COOKIE_SECRET had there, with spaces between.',
  ],
  [
    { COOKIE_SECRET: 'short' },
    'COOKIE_SECRET is 5 bytes long: put at least 32 random bytes there ("npm run make-keys" prints a value).',
  ],
])('says what to put for %o', (env, problem) => {
  expect(readSettings(env)).toEqual({ ok: false, problems: [problem] })
})

test('asks for every missing secret at once when the origin is not loopback', () => {
  expect(readSettings({ PUBLIC_ORIGIN: 'https://auth.example.org' })).toEqual({
    ok: false,
    problems: [
      'COOKIE_SECRET is missing, and PUBLIC_ORIGIN is not on this machine: put at least 32 random bytes there ("npm run make-keys" prints a value).',
      'PROVIDER_KEYS is missing, and PUBLIC_ORIGIN is not on this machine: "npm run make-keys" prints a value to put there.',
    ],
  })
})

test('refuses plain http off this machine', () => {
  expect(readSettings({ PUBLIC_ORIGIN: 'http://auth.example.org:8080', COOKIE_SECRET: secret })).toMatchObject({
    ok: false,
    problems: [
      'PUBLIC_ORIGIN is "http://auth.example.org:8080": off this machine it has to be https, so put "https://auth.example.org" there.',
    ],
  })
})

test.each(['redis://127.0.0.1:6379', 'rediss://user:secret@redis.example.org/2'])('%s is a Redis', (url) => {
  const read = readSettings({ REDIS_URL: url })
  expect(read.ok && read.settings.redisUrl).toBe(url)
})

test.each(['127.0.0.1:6379', 'http://127.0.0.1', 'secret'])('%s is none, and is not repeated', (url) => {
  const read = readSettings({ REDIS_URL: url })
  expect(read.ok ? [] : read.problems).toEqual([
    'REDIS_URL is no address of a Redis: put one like "redis://127.0.0.1:6379" there, or nothing.',
  ])
})
