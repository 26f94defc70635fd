import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const google: Scenario = {
  slug: 'google',
  name: 'At a Google',
  summary: 'Logging in at a provider shaped like Google: no provider logout',
  tenants: ['google'],
  secretsToml: (values) => sharedKeys(values) + providerTable('google', 'google', values),
  app: shapedApp(
    'At a Google',
    [{ label: 'Log in', name: 'google' }],
    [getClaim('E-mail', 'email'), getClaim('Organisation', 'hd')],
  ),
}
