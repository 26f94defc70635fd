import { providerTable, type Scenario, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const logto: Scenario = {
  slug: 'logto',
  name: 'At a Logto',
  summary: 'Logging in at a provider shaped like Logto, which refuses what Streamlit asks by default',
  tenants: ['logto'],
  secretsToml: (values) =>
    sharedKeys(values) +
    providerTable('logto', 'logto', values) +
    providerTable('prompt', 'logto', values, 'client_kwargs = { prompt = "login" }\n'),
  app: shapedApp(
    'At a Logto',
    [
      { label: 'Log in', name: 'logto' },
      { label: 'Log in with prompt = login', name: 'prompt' },
    ],
    [getClaim('E-mail', 'email')],
  ),
}
