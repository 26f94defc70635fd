import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const zitadel: Scenario = {
  slug: 'zitadel',
  name: 'ZITADEL notes',
  summary: 'Shaped like ZITADEL: an ID token without e-mail',
  tenants: ['zitadel', 'zitadel-with-user-info'],
  secretsToml: (values) =>
    sharedKeys(values) +
    providerTable('zitadel', 'zitadel', values) +
    providerTable('userinfo', 'zitadel-with-user-info', values),
  app: shapedApp(
    'ZITADEL notes',
    [
      { label: 'Log in', name: 'zitadel' },
      { label: 'Log in with User Info inside ID Token', name: 'userinfo' },
    ],
    [getClaim('E-mail', 'email')],
  ),
}
