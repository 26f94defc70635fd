import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../../scripts/run.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')

test('every service of the compose file may do as little as it needs', () => {
  const { services, secrets, networks } = parse(read('deploy/compose.yaml'))
  expect(Object.keys(services)).toEqual(['site', 'store', 'proxy'])
  for (const service of Object.values<Record<string, unknown>>(services)) {
    expect(service).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
  }
  expect([services.site.read_only, services.store.read_only]).toEqual([true, true])
  // Nobody but the proxy is reached from outside, and the store by nobody but the site.
  expect([services.site.ports, services.store.ports]).toEqual([undefined, undefined])
  expect(services.store.networks).toEqual(['back'])
  expect(networks.back).toEqual({ internal: true })
  expect(services.store.command.join(' ')).toContain('--maxmemory-policy noeviction')
  expect(services.site.environment.PROVIDER_KEYS).toBe('@/run/secrets/provider_keys')
  expect(secrets.provider_keys).toEqual({ file: 'keys.json' })
})

test('the container is built in stages, runs as nobody of importance, and is asked whether it lives', () => {
  const lines = read('Dockerfile').split('\n')
  const from = lines.filter((line) => line.startsWith('FROM '))
  expect(from).toEqual(['FROM node:24-slim AS build', 'FROM node:24-slim'])
  expect(lines).toContain('USER node')
  expect(read('Dockerfile')).toContain('/healthz')
  expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['node_modules', '.git', 'dist']))
})

const analyze = spawnSync('systemd-analyze', ['--version'])
if (analyze.error) console.info('Skipped, the check of the unit file: systemd-analyze is not installed')

test.skipIf(analyze.error)('the unit file of systemd is one, and exposes little', () => {
  const unit = join(root, 'deploy/streamlit-auth-guide.service')
  // Where the machine has no Node at the place that the file names, that is all there is to say of it.
  const { stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' })
  const complaints = stderr
    .split('\n')
    .filter((line) => line.includes('streamlit-auth-guide') && !line.includes('is not executable'))
  expect(complaints).toEqual([])
  const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', unit], { encoding: 'utf8' })
  const exposure = Number(/exposure level[^:]*: ([\d.]+)/.exec(stdout)?.[1])
  expect(exposure).toBeLessThan(3)
})
