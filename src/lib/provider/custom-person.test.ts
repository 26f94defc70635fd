import { expect, test } from 'vitest'
import { customPerson, customStart } from './custom-person.ts'

test('the person that the form starts with is fine', () => {
  expect(customPerson(customStart)).toEqual({
    ok: true,
    person: {
      sub: 'custom-XkbewnxJRbJZlv8bBG1hKVLi',
      name: 'Robin Example',
      email: 'robin@example.com',
      email_verified: true,
      locale: 'de',
      groups: ['editors'],
      department: 'Research',
    },
  })
})

test('empty fields are claims that are not there', () => {
  const outcome = customPerson({ name: '', email: '', emailVerified: true, claims: '' })
  expect(outcome).toEqual({ ok: true, person: { sub: 'custom-RBNvo1WzZ4oRRq0W9-hknpT7' } })
})

test('the sub follows from what was typed', () => {
  const sub = (name: string) => {
    const outcome = customPerson({ ...customStart, name })
    return outcome.ok ? outcome.person.sub : ''
  }
  expect(sub('A')).toBe(sub('A'))
  expect(sub('A')).not.toBe(sub('B'))
})

test.each([
  ['{ "iss": "x" }', '"iss" is set by the provider: take it out.'],
  ['{ "sub": "7d1f6a52-0c8e-4b6e-9a53-6f0b1e2c4d10" }', '"sub" is set by the provider: take it out.'],
  ['{ "nonce": "x" }', '"nonce" is set by the provider: take it out.'],
  ['{ "exp": 9999999999 }', '"exp" is set by the provider: take it out.'],
  ['{ "email_verified": true }', '"email_verified" has a field of its own above: take it out here.'],
  ['{ "__proto__": {} }', '"__proto__" cannot be the name of a claim.'],
  ['[1, 2]', 'This is JSON, but not an object. Put the claims in braces: { "locale": "de" }.'],
  ['"text"', 'This is JSON, but not an object. Put the claims in braces: { "locale": "de" }.'],
  [
    "{ 'locale': 'de' }",
    `This is not JSON: Expected property name or '}'. Write an object such as { "locale": "de" }.`,
  ],
  [`{ "a": ${'['.repeat(10)}${']'.repeat(10)} }`, 'The claims are nested deeper than 6 levels: make them flatter.'],
  [`{ "a": "${'x'.repeat(9000)}" }`, 'The person takes 9011 bytes; 8192 is the most. Take something out.'],
])('the claims %j: %s', (claims, text) => {
  expect(customPerson({ ...customStart, claims })).toEqual({ ok: false, errors: { claims: text } })
})

test('a hundred thousand brackets are refused before they are parsed', () => {
  const claims = '['.repeat(4000)
  expect(customPerson({ ...customStart, claims })).toEqual({
    ok: false,
    errors: { claims: 'The claims are nested deeper than 6 levels: make them flatter.' },
  })
})

test('brackets inside a text are not nesting', () => {
  expect(customPerson({ ...customStart, claims: '{ "note": "[[[[[[[[[[ \\" ]]]]]]" }' }).ok).toBe(true)
})

test('an e-mail address must be one', () => {
  expect(customPerson({ ...customStart, email: 'robin' })).toEqual({
    ok: false,
    errors: {
      email: '"robin" is not an e-mail address. Correct it, or leave the field empty for a person without one.',
    },
  })
})
