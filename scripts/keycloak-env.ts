import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { basePython, lastLine, output } from './python-env.ts'
import { root } from './run.ts'

export type KeycloakEnv =
  | { readonly ok: true; readonly version: string; readonly home: string }
  | { readonly ok: false; readonly reason: string }

const version = '26.7.3'

/**
 * Keycloak in `.cache/keycloak-<version>`, set up for a database in memory; made when it is not there, with Maven from
 * Maven Central (177 MB), which takes a minute or two. Start it with `bin/kc.sh start --optimized`.
 */
export async function keycloakEnv(): Promise<KeycloakEnv> {
  const home = join(root, `.cache/keycloak-${version}`)
  if ((await output('java', ['-version'])).code !== 0) return { ok: false, reason: 'Java is not installed' }
  if (await exists(join(home, 'made'))) return { ok: true, version, home }
  if ((await output('mvn', ['-version'])).code !== 0) return { ok: false, reason: 'Maven is not installed' }
  const python = await basePython()
  if (python === null) return { ok: false, reason: 'Python 3.11 or newer is not installed' }
  console.log(`Making ${home}`)
  const own = `${home}.${process.pid}`
  await mkdir(own, { recursive: true })
  try {
    const fetched = await output('mvn', [
      '--batch-mode',
      '--quiet',
      'org.apache.maven.plugins:maven-dependency-plugin:3.6.0:copy',
      `-Dartifact=org.keycloak:keycloak-quarkus-dist:${version}:zip`,
      `-DoutputDirectory=${own}`,
    ])
    if (fetched.code !== 0) return { ok: false, reason: `no Keycloak: ${lastLine(fetched.said)}` }
    const [zip = ''] = (await readdir(own)).filter((name) => name.endsWith('.zip'))
    // A module of Python's own: no other program to unpack with need be there.
    const unpacked = await output(python, ['-m', 'zipfile', '-e', join(own, zip), own])
    if (unpacked.code !== 0) return { ok: false, reason: `no Keycloak: ${lastLine(unpacked.said)}` }
    const folder = join(own, `keycloak-${version}`)
    const built = await output('sh', [join(folder, 'bin/kc.sh'), 'build', '--db=dev-mem', '--cache=local'])
    if (built.code !== 0) return { ok: false, reason: `no Keycloak: ${lastLine(built.said)}` }
    await writeFile(join(folder, 'made'), '')
    await rm(home, { recursive: true, force: true })
    await rename(folder, home)
  } finally {
    await rm(own, { recursive: true, force: true })
  }
  return { ok: true, version, home }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
