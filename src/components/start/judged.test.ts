import { expect, test } from 'vitest'
import { drawJudgement } from './judged.ts'

const good = {
  issuer: 'https://id.example',
  authorization_endpoint: 'https://id.example/auth',
  token_endpoint: 'https://id.example/token',
  jwks_uri: 'https://id.example/jwks',
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
  end_session_endpoint: 'https://id.example/out',
}

test('a document that Streamlit can log in with', () => {
  expect(drawJudgement(JSON.stringify(good), '')).toContain('✓ Streamlit can log in with this document.')
})

test('one that it cannot, and why, without markup of the document', () => {
  const html = drawJudgement(JSON.stringify({ ...good, issuer: '<img src=x>{tenantid}' }), '')
  expect(html).toContain('✕ A login with this document fails.')
  expect(html).not.toContain('<img')
})
