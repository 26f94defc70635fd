import { expect, test } from 'vitest'
import { issuedTo } from '#lib/trace/visitor-key.ts'
import { labVisitors } from './visitor.ts'

const visitors = labVisitors({ cookieSecret: 'a secret of the tests', https: false })
const cookieOf = (key: string) => /^lab_visitor=([^;]+);/.exec(visitors.setCookie(key))?.[1]

test('a visitor is known by the cookie that it was given', () => {
  const key = visitors.issue('192.0.2.1')
  expect(visitors.read(cookieOf(key))).toBe(key)
})

test.each(['', 'x', 'A'.repeat(22), `${'A'.repeat(28)}.${'A'.repeat(16)}`])('%j was given to nobody', (cookie) => {
  expect(visitors.read(cookie)).toBeUndefined()
})

test('a cookie of another site is none of this one', () => {
  const others = labVisitors({ cookieSecret: 'another secret', https: false })
  expect(others.read(cookieOf(visitors.issue('192.0.2.1')))).toBeUndefined()
})

test('keys of one address are told from those of another, and the address is not', () => {
  const [one, same, other] = ['192.0.2.1', '192.0.2.1', '192.0.2.2'].map((address) => visitors.issue(address))
  expect(issuedTo(`${one}/app`)).toBe(issuedTo(`${same}/app`))
  expect(issuedTo(`${one}/app`)).not.toBe(issuedTo(`${other}/app`))
  expect(issuedTo(`${one}/app`)).toMatch(/^[\w-]{6}$/)
})
