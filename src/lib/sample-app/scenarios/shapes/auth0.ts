import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const auth0: Scenario = {
  slug: 'auth0',
  name: 'Auth0 notes',
  summary: 'Shaped like Auth0: roles under a URL',
  tenants: ['auth0'],
  secretsToml: (values) => sharedKeys(values) + providerTable('auth0', 'auth0', values),
  app: shapedApp(
    'Auth0 notes',
    [{ label: 'Log in', name: 'auth0' }],
    [getClaim('E-mail', 'email'), getClaim('Roles', 'https://acme.example/roles')],
  ),
}
