import type { MadeFile } from '#lib/start/made.ts'

/** What the maker offers, in its order: the format of lib/test-login, how it is chosen, and what the file is called. */
export const shownFormats: Readonly<Record<string, { name: string; file: string; language: MadeFile['language'] }>> = {
  pytest: { name: 'pytest with Playwright: fixtures', file: 'tests/conftest.py', language: 'python' },
  'pytest-plain': { name: 'pytest alone: a fixture of the cookies', file: 'tests/conftest.py', language: 'python' },
  playwright: { name: 'Playwright Test: a fixture', file: 'tests/logged-in.ts', language: 'text' },
  'storage-state': { name: 'Playwright: storageState, signed', file: 'state.json', language: 'text' },
  'set-cookie': { name: 'Set-Cookie lines, signed', file: 'Set-Cookie', language: 'text' },
  json: { name: 'JSON, signed', file: 'cookies.json', language: 'text' },
}

/** What the maker begins with, and what stands there without JavaScript. */
export const exampleLogin = {
  claims: '{\n  "name": "Ada",\n  "groups": ["admins"]\n}',
  tokens: '',
  address: 'http://localhost:8501',
  provider: '',
}
