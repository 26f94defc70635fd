import { expect, test } from 'vitest'
import { phaseOfRequest } from './phase.ts'

test.each([
  ['GET', '/provider/acme/.well-known/openid-configuration', 'metadata'],
  ['GET', '/provider/keycloak/realms/sample/.well-known/openid-configuration', 'metadata'],
  ['GET', '/provider/cognito/own/.well-known/openid-configuration?client_id=cognito', 'metadata'],
  ['GET', '/provider/acme/session/end', 'end-session'],
  ['GET', '/provider/cognito/logout?client_id=cognito', 'end-session'],
  ['GET', '/app/entra/auth/logout', 'logout'],
  ['GET', '/provider/acme/people/ada.svg', 'other'],
])('%s %s is for %s', (method, path, phase) => {
  expect(phaseOfRequest(method, `http://localhost:4321${path}`)).toBe(phase)
})
