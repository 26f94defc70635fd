import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const dex: Scenario = {
  slug: 'dex',
  name: 'Dex notes',
  summary: 'Shaped like Dex, which can stand before GitHub',
  tenants: ['dex'],
  secretsToml: (values) =>
    sharedKeys(values) +
    providerTable('dex', 'dex', values) +
    providerTable('groups', 'dex', values, 'client_kwargs = { scope = "openid profile email groups" }\n'),
  app: shapedApp(
    'Dex notes',
    [
      { label: 'Log in', name: 'dex' },
      { label: 'Log in and ask for groups', name: 'groups' },
    ],
    [getClaim('E-mail', 'email'), getClaim('Groups', 'groups')],
  ),
}
