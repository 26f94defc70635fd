import { expect, test } from 'vitest'
import { HeaderList } from '#lib/message/header-list.ts'
import { bodyOf } from '#lib/message/message.ts'
import { captureRequest, captureResponse, keepBody } from './capture.ts'

test('keeps a request’s headers and body, and not where the visitor sits', () => {
  const captured = captureRequest({
    method: 'POST',
    url: 'http://localhost:4321/provider/acme/token',
    headers: new HeaderList({ 'x-forwarded-for': '203.0.113.7', authorization: 'Basic eA==' }),
    body: bodyOf('grant_type=authorization_code'),
  })
  expect(captured.body).toEqual({ text: 'grant_type=authorization_code', bytes: 29, cut: 0 })
  expect(captured.headers).toContainEqual(['authorization', 'Basic eA=='])
  expect(captured.headers.map(([name]) => name)).not.toContain('x-forwarded-for')
})

test('names this site’s own cookie without its value', () => {
  const headers = new HeaderList([
    ['set-cookie', 'lab_visitor=secret; Path=/; HttpOnly'],
    ['set-cookie', '_streamlit_user=abc; Path=/app/x'],
  ])
  expect(captureResponse({ status: 200, headers, body: null }, { withBody: false }).headers).toEqual([
    ['set-cookie', 'lab_visitor=(this site’s own); Path=/; HttpOnly'],
    ['set-cookie', '_streamlit_user=abc; Path=/app/x'],
  ])
})

test('cuts a long body and says by how much', () => {
  expect(keepBody('x'.repeat(16 * 1024 + 5))).toMatchObject({ bytes: 16 * 1024 + 5, cut: 5 })
})
