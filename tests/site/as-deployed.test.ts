import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { makeProviderKeys } from '#server/make-provider-keys.ts'
import { builtFor } from '#server/site-origin.ts'
import { root } from '../../scripts/run.ts'
import { freePort, untilReady } from '../global-site.ts'

/** What the container's last stage copies, from this build, with the packages that stay without those for development. */
function assemble(folder: string): void {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
  const copied = [...dockerfile.matchAll(/^COPY --from=build (.+) \S+$/gm)].flatMap(([, from = '']) => from.split(' '))
  for (const path of copied.map((one) => one.replace('/site/', ''))) {
    if (path !== 'node_modules') cpSync(join(root, path), join(folder, path), { recursive: true })
  }
  const kept = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: root, encoding: 'utf8' })
  for (const from of kept.trim().split('\n').slice(1)) {
    const to = dirname(join(folder, from.slice(root.length)))
    mkdirSync(to, { recursive: true })
    execFileSync('cp', ['-al', '--', from, to])
  }
}

function ask(port: number, path: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { host: 'guide.example', 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https' }
    get({ host: '127.0.0.1', port, path, headers }, async (answer) => {
      resolve({ status: answer.statusCode, body: await text(answer) })
    }).on('error', reject)
  })
}

test('what the container holds runs without the packages of development, as nobody, and writes nothing', {
  timeout: 240_000,
}, async () => {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache/as-deployed-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  chmodSync(folder, 0o555)
  if (process.getuid?.() !== 0) chmodSync(folder, 0o755)
  assemble(folder)
  // As the build leaves it where it is told the origin.
  writeFileSync(join(folder, builtFor), 'https://guide.example\n')
  const port = await freePort()
  // Only root may become nobody; anybody else stays who they are.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const server = spawn(process.execPath, ['server.ts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...nobody,
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      PUBLIC_ORIGIN: 'https://guide.example',
      COOKIE_SECRET: 'x'.repeat(32),
      PROVIDER_KEYS: JSON.stringify(await makeProviderKeys()),
    },
  })
  onTestFinished(() => void server.kill('SIGKILL'))
  const said = text(server.stderr)
  await untilReady(`http://127.0.0.1:${port}`, server)
  for (const path of [
    '/',
    '/guide/',
    '/versions/feed.xml',
    '/app/simple-example/',
    '/lab/simple-example/inspector',
    '/lab/faults/changed-state/live',
    '/app/simple-example/auth/login',
  ]) {
    expect([path, (await ask(port, path)).status]).toEqual([path, path.endsWith('/login') ? 302 : 200])
  }
  expect((await ask(port, '/app/simple-example/')).body).toContain('st.user')
  server.kill('SIGTERM')
  expect(await said).toBe('')
})
