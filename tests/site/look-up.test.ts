import { expect, inject, test } from 'vitest'

const lookUp = async (path: string) => {
  const { status, headers } = await fetch(`${inject('origin')}/e/${path}`, { redirect: 'manual' })
  return [status, headers.get('location')]
}

test.each([
  ['invalid_client', '/errors/wrong-client-secret/'],
  ['AADSTS50011', '/errors/unregistered-redirect-uri/'],
  ['Authentication%20error', '/errors/authentication-error/'],
  ['redirect-uri-slash', '/errors/redirect-uri-slash/'],
  ['http://localhost:8501/?code=a&state=b', '/errors/redirect-uri-without-callback/'],
  ['GET%20/%0A%0D%0Ainvalid_client:%20Unauthorized', '/errors/wrong-client-secret/'],
  ['AADSTS99999', '/fix/?q=AADSTS99999'],
  ['//evil.example/x', '/fix/?q=evil.example%2Fx'],
  ['https:%2F%2Fevil.example', '/fix/?q=https%3A%2F%2Fevil.example'],
  ['', '/fix/'],
])('/e/%s leads to %s', async (text, path) => {
  expect(await lookUp(text)).toEqual([302, path])
})

test('a long text is cut off', async () => {
  const [status, location] = await lookUp('x'.repeat(5000))
  expect(status).toBe(302)
  expect(location).toBe(`/fix/?q=${'x'.repeat(500)}`)
})

test('the table of the finder is small, and is not asked for by a page that is only read', async () => {
  const table = await fetch(`${inject('origin')}/fix/problems.json`, { headers: { 'Accept-Encoding': 'br' } })
  expect(table.headers.get('content-type')).toContain('application/json')
  expect(Number(table.headers.get('content-length'))).toBeLessThan(14_000)
})

test('a line break is in no address that is led to', async () => {
  const [status, location] = await lookUp('a%0D%0ASet-Cookie:%20b=c')
  expect(status).toBe(302)
  expect(location ?? '').not.toMatch(/[\r\n]/)
})
