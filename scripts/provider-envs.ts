import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type KeycloakEnv, keycloakEnv } from './keycloak-env.ts'
import { type PythonEnv, pythonEnv } from './python-env.ts'
import { root } from './run.ts'

type PythonProvider = PythonEnv & { readonly version: string }

/** What real providers run in, by name. */
export interface ProviderEnvs {
  readonly keycloak: KeycloakEnv
  readonly canaille: PythonProvider
  readonly nanoidp: PythonProvider
  readonly mock: PythonProvider
}

/** The environments of real providers in `.cache`; made when they are not there, which takes some minutes. */
export async function providerEnvs(): Promise<ProviderEnvs> {
  const [keycloak, canaille, nanoidp, mock] = await Promise.all([
    keycloakEnv(),
    pythonProvider('canaille', '[front,oidc,server]', '0.3.6', 'canaille.oidc.commands'),
    pythonProvider('nanoidp', '', '3.4.0', 'nanoidp'),
    pythonProvider('oidc-provider-mock', '', '0.3.4', 'oidc_provider_mock'),
  ])
  return { keycloak, canaille, nanoidp, mock }
}

async function pythonProvider(name: string, extras: string, version: string, module: string): Promise<PythonProvider> {
  const constraints = join(root, 'tests/providers/constraints.txt')
  const pins = await readFile(constraints, 'utf8')
  const env = await pythonEnv({
    folder: join(root, `.cache/${name}-${version}`),
    install: ['-c', constraints, `${name}${extras}==${version}`],
    madeFrom: createHash('sha256').update(pins).digest('hex'),
    check: `import ${module}`,
  })
  return env.ok ? { ...env, version } : { ...env, version, reason: `no ${name}: ${env.reason}` }
}
