import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const auth0: Scenario = {
  slug: 'auth0',
  name: 'At an Auth0',
  summary: 'Logging in at a provider shaped like Auth0: roles under a name of their own',
  tenants: ['auth0'],
  secretsToml: (values) => sharedKeys(values) + providerTable('auth0', 'auth0', values),
  app: shapedApp(
    'At an Auth0',
    [{ label: 'Log in', name: 'auth0' }],
    [getClaim('E-mail', 'email'), getClaim('Roles', 'https://acme.example/roles')],
  ),
}
