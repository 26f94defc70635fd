import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const keycloak: Scenario = {
  slug: 'keycloak',
  name: 'At a Keycloak',
  summary: 'Logging in at a provider shaped like Keycloak: no groups until they are mapped',
  tenants: ['keycloak'],
  secretsToml: (values) => sharedKeys(values) + providerTable('keycloak', 'keycloak', values),
  app: shapedApp(
    'At a Keycloak',
    [{ label: 'Log in', name: 'keycloak' }],
    [getClaim('E-mail', 'email'), getClaim('Groups', 'groups')],
  ),
}
