import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const authentik: Scenario = {
  slug: 'authentik',
  name: 'authentik notes',
  summary: 'Shaped like authentik, with a signing key or without',
  tenants: ['authentik', 'authentik-without-key'],
  secretsToml: (values) =>
    sharedKeys(values) +
    providerTable('authentik', 'authentik', values) +
    providerTable('nokey', 'authentik-without-key', values),
  app: shapedApp(
    'authentik notes',
    [
      { label: 'Log in', name: 'authentik' },
      { label: 'Log in where no signing key is chosen', name: 'nokey' },
    ],
    [getClaim('E-mail', 'email'), getClaim('E-mail verified', 'email_verified'), getClaim('Groups', 'groups')],
  ),
}
