import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const okta: Scenario = {
  slug: 'okta',
  name: 'Okta notes',
  summary: 'Shaped like Okta: groups with a scope',
  tenants: ['okta'],
  secretsToml: (values) =>
    sharedKeys(values) +
    providerTable('okta', 'okta', values) +
    providerTable('groups', 'okta', values, 'client_kwargs = { scope = "openid profile email groups" }\n'),
  app: shapedApp(
    'Okta notes',
    [
      { label: 'Log in', name: 'okta' },
      { label: 'Log in and ask for groups', name: 'groups' },
    ],
    [getClaim('E-mail', 'email'), getClaim('Groups', 'groups')],
  ),
}
