import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, expect, inject, test } from 'vitest'

const origin = inject('origin')
const bundle = join(inject('dist'), 'doctor.mjs')
const good = `[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "3f9a1c0b7d2e4f6a8b9c0d1e2f3a4b5c"
client_id = "app"
client_secret = "s3cr3t-of-the-app"
server_metadata_url = "https://accounts.google.com/.well-known/openid-configuration"
`

/** A Node of the machine's own, when there is one, and not this project's: the one that a reader has. */
const node = machineNode() ?? process.execPath
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'))
  // Alone in a folder: nothing of this project is near.
  await writeFile(join(folder, 'doctor.mjs'), await readFile(bundle))
  await writeFile(join(folder, 'good.toml'), good)
  await writeFile(join(folder, 'bad.toml'), good.replace('/oauth2callback', '/callback'))
})

function machineNode(): string | undefined {
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((each) => !each.includes('node_modules'))
  try {
    const version = execFileSync('node', ['--version'], { env: { PATH: path.join(delimiter) }, encoding: 'utf8' })
    if (Number(/\d+/.exec(version)?.[0]) < 20) return undefined
    return execFileSync('node', ['-p', 'process.execPath'], {
      env: { PATH: path.join(delimiter) },
      encoding: 'utf8',
    }).trim()
  } catch {
    return undefined
  }
}

async function run(args: readonly string[], input = '') {
  const child = spawn(node, ['doctor.mjs', ...args], { cwd: folder })
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [printed, complained] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, printed, complained }
}

test('one file, alone with Node, says that a file is well', async () => {
  const { code, printed, complained } = await run(['good.toml'])
  expect([code, complained]).toEqual([0, ''])
  expect(printed).toContain('st.login() goes on to the provider')
})

test('it ends with 1 when the login will fail, and says where', async () => {
  const { code, printed } = await run(['bad.toml', '--format', 'github'])
  expect(code).toBe(1)
  expect(printed).toMatch(/^::error file=bad\.toml,line=2,col=16,title=redirect_uri does not end in/)
})

test('it reads standard input, with the older reader too', async () => {
  const { code, printed } = await run(['-', '--streamlit', '1.65', '--format', 'json'], good)
  expect(code).toBe(0)
  expect(JSON.parse(printed)).toMatchObject({ reader: 'toml-0.10', ok: true, findings: [] })
})

test('it explains a code, and ends with 2 when it is asked wrongly', async () => {
  expect((await run(['explain', 'redirect-uri-path'])).printed).toContain('[redirect-uri-path]')
  expect(await run(['--format', 'xml', 'good.toml'])).toMatchObject({ code: 2, printed: '' })
})

test('all of a long output comes through a pipe', async () => {
  const many = `${good}${Array.from({ length: 190 }, (_, index) => `team${index} = "x"\n`).join('')}`
  const { printed } = await run(['-', '--format', 'sarif'], many)
  expect(JSON.parse(printed).runs[0].results).toHaveLength(190)
})

test('with --online it asks the provider', async () => {
  const metadata = `${origin}/provider/acme/.well-known/openid-configuration`
  const toml = good.replace('https://accounts.google.com/.well-known/openid-configuration', metadata)
  const { code, printed } = await run(['-', '--online', '--format', 'json'], toml)
  const codes = JSON.parse(printed).findings.map(({ code }: { code: string }) => code)
  expect(codes.filter((one: string) => /^(?:metadata|keys)-/.test(one))).toEqual([])
  expect(code).toBe(0)
})

test('the site hands it out, with its checksum', async () => {
  const [file, sum] = await Promise.all([fetch(`${origin}/doctor.mjs`), fetch(`${origin}/doctor.mjs.sha256`)])
  expect(file.headers.get('content-type')).toMatch(/^text\/javascript/)
  const bytes = new Uint8Array(await file.arrayBuffer())
  expect(await sum.text()).toBe(`${createHash('sha256').update(bytes).digest('hex')}  doctor.mjs\n`)
  expect(bytes).toEqual(new Uint8Array(await readFile(bundle)))
})
