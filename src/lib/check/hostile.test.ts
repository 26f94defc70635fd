import { expect, test } from 'vitest'
import { checkSecrets } from './check-secrets.ts'

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('')
const shared = '[auth]\nredirect_uri = "http://localhost/oauth2callback"\ncookie_secret = "x"\n'

/** A text of about `n` characters that means no good, and a code that is found in it. */
const shapes: Readonly<Record<string, readonly [make: (n: number) => string, code: string]>> = {
  'arrays in one another': [(n) => `a = ${'['.repeat(n / 2)}${']'.repeat(n / 2)}`, 'secrets-crash'],
  'inline tables in one another': [(n) => `a = ${'{a='.repeat(n / 4)}1${'}'.repeat(n / 4)}`, 'secrets-crash'],
  'a header of many names': [(n) => `[${'a.'.repeat(n / 2)}a]`, 'nested-too-deep'],
  'a client id of many tables': [(n) => `[auth.client_id.${'a.'.repeat(n / 2)}a]`, 'nested-too-deep'],
  'many providers': [(n) => shared + lines(n / 30, (i) => `[auth.p${i}]\nclient_id = "x"\n`), 'too-many-providers'],
  'many keys': [(n) => shared + lines(n / 16, (i) => `key${i} = "x"\n`), 'unknown-key'],
  'many keys that are nearly right': [(n) => shared + lines(n / 20, (i) => `client_id${i} = "x"\n`), 'unknown-key'],
  'many parameters': [
    (n) =>
      `${shared}client_id="a"\nclient_secret="b"\nserver_metadata_url="c"\n[auth.client_kwargs]\n${lines(n / 12, (i) => `k${i} = 1\n`)}`,
    'client-kwargs-dropped',
  ],
  'many secrets': [(n) => shared + lines(n / 30, (i) => `x${i}_secret = "abcdefgh${i}"\n`), 'unknown-key'],
  'many mistakes': [(n) => 'export A=1\n'.repeat(n / 11), 'env-syntax'],
  'one long line': [(n) => 'a'.repeat(n), 'secrets-unparsable'],
  'one long value': [
    (n) => `${shared}client_id = "${' '.repeat(n)}x"\nclient_secret = "b"\nserver_metadata_url = "c"\n`,
    'blank-in-value',
  ],
  quotes: [(n) => '"'.repeat(n), 'secrets-unparsable'],
  'curly quotes': [(n) => `a = ${'“'.repeat(n)}`, 'smart-quotes'],
  backslashes: [(n) => `a = "${'\\q'.repeat(n / 2)}"`, 'secrets-unparsable'],
  'beginnings of tokens': [(n) => `# ${'eyJghp_sk-://a:b'.repeat(n / 16)}\n]`, 'secrets-unparsable'],
  NUL: [(n) => '\0'.repeat(n), 'utf-16'],
  'no UTF-8': [(n) => '\ufffd\n'.repeat(n / 2), 'not-utf-8'],
  'line ends of Windows': [(n) => lines(n / 20, (i) => `redirect_ur${i} = “x\r\n`), 'smart-quotes'],
  headers: [(n) => '[auth]\n'.repeat(n / 7), 'duplicate-table'],
  'a key again and again': [(n) => 'a = 1\n'.repeat(n / 6), 'duplicate-key'],
}

test.each(Object.entries(shapes))(
  'an answer in time that grows as the text does: %s',
  async (_name, [make, code]) => {
    const [short, long] = [make(16_000), make(64_000)]
    const { findings } = await checkSecrets(long, { streamlit: '1.66' })
    expect(findings.map((one) => one.code)).toContain(code)
    expect(findings.length).toBeLessThanOrEqual(200)
    for (const streamlit of ['1.66', '1.65']) {
      let grows = false
      // Processor time of this thread, again when it seems too long. Four times the text takes a square sixteen times.
      for (let round = 0; round < 5 && !grows; round++) {
        grows = (await leastTime(long, streamlit)) <= 10 * (await leastTime(short, streamlit)) + 50
      }
      expect(grows).toBe(true)
    }
  },
  120_000,
)

test.each([
  ['letters', 'x'.repeat(10_000_000), ['secrets-too-large']],
  ['zeros', '\0'.repeat(10_000_000), ['secrets-too-large', 'utf-16']],
  ['headers', '[auth]\n'.repeat(1_400_000), ['secrets-too-large']],
])('10 MB of %s are answered by what is so', async (_name, text, codes) => {
  const { findings, logins, masked } = await checkSecrets(text, { streamlit: '1.66' })
  expect(findings.map(({ code }) => code)).toEqual(codes)
  expect(logins).toEqual([])
  expect(masked.length).toBeLessThan(300_000)
})

test('at most 200 findings are listed, and the others counted', async () => {
  const { findings, more } = await checkSecrets(shared + lines(500, (i) => `team${i} = "x"\n`), { streamlit: '1.66' })
  expect([findings.length, more > 250]).toEqual([200, true])
})

test.each([
  '[__proto__]\nx = 1\n',
  '[auth.__proto__]\nclient_id = "x"\n',
  '[auth]\n__proto__ = 1\nconstructor = 2\ntoString = 3\n',
])('names that JavaScript knows are names like any other: %j', async (toml) => {
  const { findings } = await checkSecrets(toml, { streamlit: '1.66' })
  expect(findings[0]?.kind).toBe('refused')
  expect(Object.prototype).not.toHaveProperty('x')
})

test('a half of a character is no obstacle', async () => {
  const { findings } = await checkSecrets('[auth]\nclient_id = "\ud83d"\n', { streamlit: '1.66' })
  expect(findings[0]?.code).toBe('redirect-uri-missing')
})

/** Milliseconds. */
async function leastTime(text: string, streamlit: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 2; round++) {
    const before = process.threadCpuUsage()
    await checkSecrets(text, { streamlit })
    const { user, system } = process.threadCpuUsage(before)
    times.push((user + system) / 1000)
  }
  return Math.min(...times)
}
