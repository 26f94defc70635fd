import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const google: Scenario = {
  slug: 'google',
  name: 'Google notes',
  summary: 'Shaped like Google: no provider logout',
  tenants: ['google'],
  secretsToml: (values) => sharedKeys(values) + providerTable('google', 'google', values),
  app: shapedApp(
    'Google notes',
    [{ label: 'Log in', name: 'google' }],
    [getClaim('E-mail', 'email'), getClaim('Organisation', 'hd')],
  ),
}
