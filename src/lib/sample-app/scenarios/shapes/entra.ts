import { providerTable, type Scenario, type SecretsValues, sharedKeys } from '../../scenario.ts'
import { getClaim, shapedApp } from './shaped-app.ts'

export const entra: Scenario = {
  slug: 'entra',
  name: 'Entra notes',
  summary: 'Shaped like Entra ID, and why common fails',
  tenants: ['entra'],
  secretsToml: (values) =>
    sharedKeys(values) +
    providerTable('microsoft', 'entra', values) +
    providerTable('common', 'entra', { ...values, metadataUrl: () => commonUrl(values) }),
  app: shapedApp(
    'Entra notes',
    [
      { label: 'Log in', name: 'microsoft' },
      { label: 'Log in with the common document', name: 'common' },
    ],
    [getClaim('E-mail', 'email'), getClaim('Groups', 'groups')],
  ),
}

/** The document for accounts of any tenant, whose issuer names none. */
function commonUrl({ origin }: SecretsValues): string {
  return `${origin}/provider/entra/common/v2.0/.well-known/openid-configuration`
}
