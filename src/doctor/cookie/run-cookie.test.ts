import { expect, test } from 'vitest'
import { runDoctor } from '../run-doctor.ts'

const toml = `[auth]
redirect_uri = "http://localhost:8501/notes/oauth2callback"
cookie_secret = "a-cookie-secret-that-tests-made-"
`
const files: Readonly<Record<string, string>> = {
  '.streamlit/secrets.toml': toml,
  'numbers.toml': toml.replace('"a-cookie-secret-that-tests-made-"', '12'),
  'broken.toml': 'x',
  'deployed.toml': toml.replace('http://localhost:8501/notes', 'https://notes.example.org'),
  'ada.json': '{"email": "ada@example.com", "name": "Ada"}',
  '-': '["ada"]',
}

async function cookie(...args: readonly string[]) {
  let [printed, complained] = ['', '']
  const code = await runDoctor(['cookie', ...args], {
    read: async (path) => {
      const text = files[path]
      if (text === undefined) throw new Error('no such file')
      return new TextEncoder().encode(text)
    },
    print: (more) => {
      printed += more
    },
    complain: (more) => {
      complained += more
    },
    fetch: async () => ({ ok: false, reason: 'unreachable', message: '' }),
    env: (name) => (name === 'TEST_SECRET' ? 'short' : undefined),
    now: () => 1_763_900_000,
  })
  return { code, printed, complained }
}

test('takes the secret and the address from the secrets.toml', async () => {
  const { code, printed, complained } = await cookie('--claims', 'ada.json')
  expect([code, complained]).toEqual([0, ''])
  expect(printed).toMatch(
    /^Set-Cookie: _streamlit_user=[\w.-]+; HttpOnly; Max-Age=2592000; Path=\/notes; SameSite=lax\nSet-Cookie: _streamlit_user_tokens=/,
  )
})

test('claims of the arguments stand over those of the file', async () => {
  const { printed } = await cookie('--claims=ada.json', '--claim', 'name=Grace', '--claim', 'n:=[1]', '--format=pytest')
  expect(printed).toContain('CLAIMS = {\n    "email": "ada@example.com",\n    "name": "Grace",\n    "n": [1],\n}\n')
})

test('notes of the cookie go to the other stream', async () => {
  const { code, printed, complained } = await cookie(
    ...['--claim', 'sub=ada', '--secret-env', 'TEST_SECRET', '--age', '32', '--format', 'storage-state'],
  )
  expect(code).toBe(0)
  expect(JSON.parse(printed).cookies).toHaveLength(2)
  expect(complained.split('\n').map((line) => line.slice(0, 43))).toEqual([
    'doctor cookie: note: Signed 32 days ago: 31',
    'doctor cookie: note: The `cookie_secret` is',
    '',
  ])
})

test.each([
  [[], 'The claims are empty. Write a JSON object, such as `{"email": "ada@example.com"}`.'],
  [['--claims', '-'], 'The claims are a JSON list. They have to be a JSON object: names and values in braces.'],
  [['--claims', 'no.json'], 'cannot read no.json: no such file'],
  [['--claim', 'ada'], '--claim takes a name and a value, such as email=ada@example.com'],
  [['--claim', 'a:=x'], '--claim a is not JSON. Write a=… for a text'],
  [['--claim', 'a=b', '--secrets', 'numbers.toml'], 'numbers.toml has no text cookie_secret in [auth]'],
  [
    ['--claim', 'a=b', '--secrets', 'broken.toml', '--streamlit', '1.66'],
    'broken.toml is no TOML that Streamlit 1.66 reads: ask doctor broken.toml',
  ],
  [['--claim', 'a=b', '--secret-env', 'NONE'], 'there is no environment variable NONE'],
  [
    ['--claim', 'a=b', '--token', 'refresh=r'],
    'The tokens hold `refresh`. Streamlit keeps `id` and `access`, both texts.',
  ],
  [['--claim', 'a=b', '--secret', 'x'], 'it knows no --secret'],
  [['--claim', 'a=b', '--secret=hush'], 'it knows no --secret'],
  [['--claims', '-', '--secrets', '-'], 'standard input can be one file only'],
  [
    ['--claim', 'a=b', '--secret-env', 'TEST_SECRET', '--secrets', 'no.toml'],
    'cannot read no.toml: no such file. Without --url, the address of the app is read there',
  ],
  [
    ['--claim', 'a=b', '--url', 'http://localhost:8501', '--secrets', 'no.toml'],
    'cannot read no.toml: no such file. Without --secret-env, the cookie_secret is read there',
  ],
  [['--claim'], '--claim needs a value'],
  [['--age', 'old'], '--age takes a number of days, and got "old"'],
  [['--url', 'a', '--url', 'b'], 'it takes one --url'],
  [['--streamlit', 'new'], '--streamlit takes a version such as 1.65, and got "new"'],
  [
    ['--format', 'xml'],
    '--format takes set-cookie, storage-state, json, pytest, pytest-plain, playwright, and got "xml"',
  ],
])('says what was asked wrongly: %j', async (args, message) => {
  const { code, printed, complained } = await cookie(...args)
  expect([code, printed, complained.split('\n')[0]]).toEqual([2, '', `doctor cookie: ${message}`])
})

test.each([
  [[], ['https://notes.example.org` is not on this machine. Whoever has']],
  [
    ['--url', 'http://localhost:8501'],
    ['the cookie_secret of deployed.toml is that of an app at https://notes.example.org: '],
  ],
])('warns of the secret of an app that people use, with %j', async (more, notes) => {
  const { code, complained } = await cookie('--claim', 'sub=ada', '--secrets', 'deployed.toml', ...more)
  expect(code).toBe(0)
  expect(complained.match(/^doctor cookie: note: /gm)).toHaveLength(1)
  for (const note of notes) expect(complained).toContain(note)
})

test('never prints the secret', async () => {
  for (const format of ['set-cookie', 'storage-state', 'json', 'pytest', 'pytest-plain', 'playwright']) {
    const { printed, complained } = await cookie('--claim', 'sub=ada', '--format', format)
    expect(printed.length).toBeGreaterThan(100)
    expect(printed + complained).not.toContain('a-cookie-secret-that-tests-made-')
  }
})

test('explains itself', async () => {
  expect((await cookie('--help')).printed).toContain('doctor cookie [--claims FILE]')
})
