import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startSettings } from './start-settings.ts'

const nowhere = { platform: 'linux', home: '' } as const
const given = 'an example secret of 32 bytes or more'

function home(): { XDG_STATE_HOME: string; folder: string; file: string } {
  const base = mkdtempSync(join(tmpdir(), 'state-'))
  onTestFinished(() => rmSync(base, { recursive: true }))
  const folder = join(base, 'new', 'streamlit-auth-guide')
  return { XDG_STATE_HOME: join(base, 'new'), folder, file: join(folder, 'secrets.json') }
}

async function start(env: Readonly<Record<string, string>>) {
  const started = await startSettings(env, nowhere)
  if (!started.ok) throw new Error(started.problems.join(' '))
  const { cookieSecret, providerKeys, lasting } = started.settings
  return { cookieSecret, providerKeys, lasting, warning: started.warning }
}

test('on a loopback origin the second start has the secret and the keys of the first', async () => {
  const { XDG_STATE_HOME } = home()
  const first = await start({ XDG_STATE_HOME })
  expect(await start({ XDG_STATE_HOME, PORT: '8080' })).toEqual(first)
  expect(first).toEqual({
    cookieSecret: expect.stringMatching(/^[\w-]{43}$/),
    providerKeys: expect.stringMatching(/^\{"acme":.*"globex":/),
    lasting: true,
    warning: null,
  })
})

test.skipIf(process.platform === 'win32')(
  'file and folder are for the user alone, and nothing else is left',
  async () => {
    const { XDG_STATE_HOME, folder, file } = home()
    await start({ XDG_STATE_HOME })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(folder)).toEqual(['secrets.json'])
  },
)

test('processes that start at once agree', async () => {
  const { XDG_STATE_HOME } = home()
  const all = await Promise.all([1, 2, 3, 4].map(() => start({ XDG_STATE_HOME })))
  expect(new Set(all.map(({ cookieSecret, providerKeys }) => `${cookieSecret} ${providerKeys}`)).size).toBe(1)
})

test('what the environment gives counts, and the file stands in for the rest', async () => {
  const { XDG_STATE_HOME } = home()
  const { providerKeys } = await start({ XDG_STATE_HOME })
  expect(await start({ XDG_STATE_HOME, COOKIE_SECRET: given })).toEqual({
    cookieSecret: given,
    providerKeys,
    lasting: true,
    warning: null,
  })
})

test('with both secrets given, or with a public origin, nothing is written', async () => {
  const { XDG_STATE_HOME } = home()
  const { providerKeys } = await start({ XDG_STATE_HOME })
  const other = home()
  await start({ XDG_STATE_HOME: other.XDG_STATE_HOME, COOKIE_SECRET: given, PROVIDER_KEYS: providerKeys ?? '' })
  const env = { XDG_STATE_HOME: other.XDG_STATE_HOME, PUBLIC_ORIGIN: 'https://auth.example.org' }
  expect(await startSettings(env, nowhere)).toMatchObject({ ok: false, warning: null })
  expect(() => statSync(other.folder)).toThrow('ENOENT')
})

test('where nothing can be written, the start goes on with secrets of this process and says so', async () => {
  const { XDG_STATE_HOME, file } = home()
  writeFileSync(XDG_STATE_HOME, 'a file where the folder would be')
  const { lasting, warning } = await start({ XDG_STATE_HOME })
  expect(lasting).toBe(false)
  expect(warning).toContain(`"${file}" cannot be written or read (ENOTDIR).`)
  expect((await start({})).warning).toContain('There is no home folder. The secrets of this site end with this process')
})

test('a file of another form is left as it is', async () => {
  const { XDG_STATE_HOME, folder, file } = home()
  mkdirSync(folder, { recursive: true })
  for (const text of ['', 'null', '{}', '{"COOKIE_SECRET":"short","PROVIDER_KEYS":{}}']) {
    writeFileSync(file, text, { mode: 0o600 })
    const { lasting, warning } = await start({ XDG_STATE_HOME })
    expect([lasting, warning]).toEqual([
      false,
      expect.stringContaining('does not hold this site’s secrets: delete it.'),
    ])
    expect(readFileSync(file, 'utf8')).toBe(text)
  }
})

test.skipIf(process.platform === 'win32')('a file that others may open is not used', async () => {
  const { XDG_STATE_HOME, file } = home()
  const { cookieSecret } = await start({ XDG_STATE_HOME })
  chmodSync(file, 0o644)
  const { lasting, warning, ...opened } = await start({ XDG_STATE_HOME })
  expect(lasting).toBe(false)
  expect(warning).toContain('run chmod 600 on it')
  expect(opened.cookieSecret).not.toBe(cookieSecret)
})
