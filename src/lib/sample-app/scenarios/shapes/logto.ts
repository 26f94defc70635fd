import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const logto: Scenario = {
  slug: 'logto',
  name: 'Logto notes',
  summary: 'Shaped like Logto, which refuses select_account',
  tenants: ['logto'],
  secretsToml: (values) =>
    sharedKeys(values) +
    providerTable('logto', 'logto', values) +
    providerTable('prompt', 'logto', values, 'client_kwargs = { prompt = "login" }\n'),
  app: shapedApp(
    'Logto notes',
    [
      { label: 'Log in', name: 'logto' },
      { label: 'Log in with prompt = login', name: 'prompt' },
    ],
    [getClaim('E-mail', 'email')],
  ),
}
