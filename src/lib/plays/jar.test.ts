import { expect, test } from 'vitest'
import { TestJar } from '#lib/trace/testing.ts'
import { playedJar } from './jar.ts'

const from = 'http://localhost:8501/app/x/oauth2callback'

test.each([
  ['a cookie', ['a=1; Path=/'], 'http://localhost:8501/', 'a=1'],
  ['another port of the same host', ['a=1; Path=/'], 'http://localhost:8502/', 'a=1'],
  ['another host', ['a=1; Path=/'], 'http://127.0.0.1:8501/', ''],
  ['a path below', ['a=1; Path=/app/x'], 'http://localhost:8501/app/x/auth/login', 'a=1'],
  ['a path that only begins alike', ['a=1; Path=/app/x'], 'http://localhost:8501/app/xy', ''],
  ['the longest path first', ['a=1; Path=/', 'a=2; Path=/app/x'], 'http://localhost:8501/app/x', 'a=2; a=1'],
  ['the older first, where it was set anew too', ['a=1; Path=/', 'b=2; Path=/', 'a=3; Path=/'], from, 'a=3; b=2'],
  ['a value in quotes', ['a="1 2"; Path=/; HttpOnly; SameSite=lax'], from, 'a="1 2"'],
  ['one that is taken back by age', ['a=1; Path=/', 'a=""; Max-Age=0; Path=/'], from, ''],
  ['one that is taken back by date', ['a=1; Path=/', 'a=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/'], from, ''],
  ['one that is taken back under another path', ['a=1; Path=/', 'a=; Max-Age=0; Path=/app/x'], from, 'a=1'],
])('sends as browsers do: %s', (_what, lines, to, sent) => {
  for (const jar of [playedJar(Date.now), new TestJar()]) {
    jar.keep(new URL(from), lines)
    expect(jar.header(new URL(to))).toBe(sent)
  }
})
