import { expect, test } from 'vitest'
import { rateKind } from './kinds.ts'

test.each([
  ['GET', '/', 'pages'],
  ['GET', '/guide/simple-example/', 'pages'],
  ['GET', '/_astro/x.js', 'pages'],
  ['GET', '/lab', 'pages'],
  ['GET', '/lab/faults/', 'pages'],
  ['GET', '/providers/sample/', 'pages'],
  ['GET', '/lab/faults/changed-state/live', 'plays'],
  ['GET', '/lab/attacks/mix-up/live/', 'plays'],
  ['GET', '/app/simple-example/', 'logins'],
  ['POST', '/provider/acme/token', 'logins'],
  ['GET', '/provider/acme/auth', 'begun'],
  ['GET', '/provider/acme/auth/abc', 'logins'],
  ['GET', '/provider/acme/reg', 'logins'],
  ['POST', '/provider/acme/reg', 'registrations'],
  ['POST', '/provider/acme/REG/', 'registrations'],
  ['POST', '/providers/sample/register', 'registrations'],
  ['GET', '/lab/simple-example/inspector', 'inspector'],
  ['GET', '/search', 'searches'],
  ['GET', '/search/', 'searches'],
  ['GET', '/search/sections.json', 'pages'],
  ['GET', '/lab/runs/', 'inspector'],
  ['GET', '/providers/sample/page1_abc/live', 'inspector'],
] as const)('%s %s is counted among %s', (method, path, kind) => {
  expect(rateKind(method, path)).toBe(kind)
})
