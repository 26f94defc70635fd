import { expect, test } from 'vitest'
import { captureRequest, captureResponse, keepBody } from './capture.ts'

test('keeps a request’s headers and body, and not where the visitor sits', async () => {
  const request = new Request('http://localhost:4321/provider/acme/token', {
    method: 'POST',
    headers: { 'x-forwarded-for': '203.0.113.7', authorization: 'Basic eA==' },
    body: 'grant_type=authorization_code',
  })
  const captured = await captureRequest(request)
  expect(captured.body).toEqual({ text: 'grant_type=authorization_code', bytes: 29, cut: 0 })
  expect(captured.headers).toContainEqual(['authorization', 'Basic eA=='])
  expect(captured.headers.map(([name]) => name)).not.toContain('x-forwarded-for')
})

test('names this site’s own cookie without its value', () => {
  const headers = new Headers([
    ['set-cookie', 'lab_visitor=secret; Path=/; HttpOnly'],
    ['set-cookie', '_streamlit_user=abc; Path=/app/x'],
  ])
  expect(captureResponse(new Response(null, { headers }), null).headers).toEqual([
    ['set-cookie', 'lab_visitor=(this site’s own); Path=/; HttpOnly'],
    ['set-cookie', '_streamlit_user=abc; Path=/app/x'],
  ])
})

test('cuts a long body and says by how much', () => {
  expect(keepBody('x'.repeat(16 * 1024 + 5))).toMatchObject({ bytes: 16 * 1024 + 5, cut: 5 })
})
