import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const okta: Scenario = {
  slug: 'okta',
  name: 'At an Okta',
  summary: 'Logging in at a provider shaped like Okta, with groups or without',
  tenants: ['okta'],
  secretsToml: (values) =>
    sharedKeys(values) +
    providerTable('okta', 'okta', values) +
    providerTable('groups', 'okta', values, 'client_kwargs = { scope = "openid profile email groups" }\n'),
  app: shapedApp(
    'At an Okta',
    [
      { label: 'Log in', name: 'okta' },
      { label: 'Log in and ask for groups', name: 'groups' },
    ],
    [getClaim('E-mail', 'email'), getClaim('Groups', 'groups')],
  ),
}
