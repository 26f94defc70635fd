import { expect, test } from 'vitest'
import { makeCookies } from '../make-cookies.ts'
import { cookieFormats, fileFormats } from './index.ts'

const making = makeCookies(
  { claims: '{"sub": "ada"}', tokens: '{"id": "i"}', address: 'http://localhost:8501/notes', provider: 'okta' },
  { secret: 'a-cookie-secret-that-tests-made-', age: 0, streamlit: '1.66.0' },
  1_763_900_000,
)
if (!making.ok) throw new Error('not made')
const { made } = making

test('Set-Cookie lines have the attributes of Streamlit', () => {
  const lines = cookieFormats['set-cookie']?.(made).split('\n')
  expect(lines).toHaveLength(3)
  expect(lines?.[0]).toMatch(
    /^Set-Cookie: _streamlit_user=[\w.-]+; HttpOnly; Max-Age=2592000; Path=\/notes; SameSite=lax$/,
  )
  expect(lines?.[1]).toMatch(/^Set-Cookie: _streamlit_user_tokens=[\w.-]+; HttpOnly/)
})

test('the storage state has one entry a cookie', () => {
  const { cookies, origins } = JSON.parse(cookieFormats['storage-state']?.(made) ?? '')
  expect(origins).toEqual([])
  expect(cookies).toHaveLength(2)
  expect(cookies[0]).toMatchObject({
    name: '_streamlit_user',
    domain: 'localhost',
    path: '/notes',
    expires: 1_766_492_000,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax',
  })
})

test('JSON has the header that a browser would send', () => {
  const { header, cookies } = JSON.parse(cookieFormats['json']?.(made) ?? '')
  expect(header).toBe(`Cookie: _streamlit_user=${cookies[0].value}; _streamlit_user_tokens=${cookies[1].value}`)
})

test('the files of tests hold the login, and no signature', () => {
  const pytest = fileFormats['pytest']?.(made.login)
  expect(pytest).toContain('CLAIMS = {\n    "sub": "ada",\n}\nTOKENS = {\n    "id_token": "i",\n}\n')
  expect(pytest).toContain('"--server.port=8501", "--server.address=localhost"')
  expect(pytest).toContain('"--server.baseUrlPath=notes"]')
  const playwright = fileFormats['playwright']?.(made.login)
  expect(playwright).toContain(
    '  "--url", "http://localhost:8501/notes",\n  "--provider", "okta",\n  "--token", "id=i",\n',
  )
  for (const { value } of made.cookies) expect(`${pytest}${playwright}`).not.toContain(value)
})

test('the file for an app elsewhere starts none', () => {
  const elsewhere = { ...made.login, origin: 'https://notes.example.org' }
  const [here, there] = [made.login, elsewhere].map((login) => fileFormats['pytest']?.(login) ?? '')
  expect(here).toContain('subprocess.Popen')
  expect(there).toContain('ORIGIN = "https://notes.example.org"\n')
  expect(there).not.toMatch(/subprocess|urlopen|wait_for|time\./)
})

test('the plain file needs no browser', () => {
  const plain = fileFormats['pytest-plain']?.(made.login)
  expect(plain).toContain('PROVIDER = "okta"\nCLAIMS = {\n    "sub": "ada",\n}\n')
  expect(plain).not.toContain('playwright')
})

test('the name of a provider stays a text in the files', () => {
  const login = { ...made.login, provider: `"+'\\` }
  expect(fileFormats['playwright']?.(login)).toContain(String.raw`"--provider", "\"+'\\",`)
  expect(fileFormats['pytest']?.(login)).toContain(String.raw`PROVIDER = "\"+'\\"`)
})
