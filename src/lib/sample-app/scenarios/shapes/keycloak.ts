import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const keycloak: Scenario = {
  slug: 'keycloak',
  name: 'Keycloak notes',
  summary: 'Shaped like Keycloak: no groups until mapped',
  tenants: ['keycloak'],
  secretsToml: (values) => sharedKeys(values) + providerTable('keycloak', 'keycloak', values),
  app: shapedApp(
    'Keycloak notes',
    [{ label: 'Log in', name: 'keycloak' }],
    [getClaim('E-mail', 'email'), getClaim('Groups', 'groups')],
  ),
}
