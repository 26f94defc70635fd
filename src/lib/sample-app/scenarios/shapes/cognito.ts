import { providerTable, type Scenario, type SecretsValues, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const cognito: Scenario = {
  slug: 'cognito',
  name: 'Cognito notes',
  summary: 'Shaped like Cognito, and two logouts',
  tenants: ['cognito'],
  secretsToml: (values) =>
    sharedKeys(values) +
    providerTable('cognito', 'cognito', values) +
    providerTable('own', 'cognito', { ...values, metadataUrl: () => ownUrl(values) }),
  app: shapedApp(
    'Cognito notes',
    [
      { label: 'Log in', name: 'cognito' },
      { label: 'Log in with a document of our own', name: 'own' },
    ],
    [getClaim('E-mail', 'email'), getClaim('Groups', 'cognito:groups')],
  ),
}

/** A copy of the document whose end_session_endpoint has the logout's parameters in its query. */
function ownUrl({ origin, clientId, redirectUri }: SecretsValues): string {
  const query = new URLSearchParams({ client_id: clientId, logout_uri: redirectUri.replace(/oauth2callback$/, '') })
  return `${origin}/provider/cognito/own/.well-known/openid-configuration?${query}`
}
