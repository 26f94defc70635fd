import { expect, test } from 'vitest'
import { dumps, type Json } from '#lib/python/json.ts'
import { readChunks, writeChunks } from '#lib/streamlit/chunks.ts'
import { readSignedCookie, signCookie } from '#lib/streamlit/signed-cookie.ts'
import { pick, seeded } from './mutate.ts'
import { needsStreamlit } from './needs-streamlit.ts'
import { askStreamlit } from './worker.ts'

const python = needsStreamlit()
const time = 1_763_900_000
const names = ['_streamlit_user', '_streamlit_user_tokens'] as const
const secrets = ['xxx', 'schlüssel-äöü', 'a-long-random-cookie-secret-of-32-bytes!'] as const
const scripts = {
  Latin: 'Ada Lovelace Žofie Ångström',
  Greek: 'Ελληνικά γράμματα',
  Cyrillic: 'Українська кирилиця',
  Hebrew: 'עברית',
  Arabic: 'نور الهدى',
  Devanagari: 'हिन्दी',
  Han: '漢字仮名交じり文',
  Hangul: '한국어',
  emoji: '😀👩‍🔬🏳️‍🌈',
  escapes: '"quotes" \\ / \n \t \u0001 \u007f \u2028',
} as const

const sizes = [0, 1, 200, 2500, 2950, 2960, 4000, 6000, 9000, 20_000]

/** Claims with a text of `size` characters of that script, of which little can be compressed. */
function claimsOf(script: keyof typeof scripts, size: number): Readonly<Record<string, Json>> {
  const random = seeded(`${script} ${size}`)
  const letters = [...scripts[script], ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_']
  const text = Array.from({ length: size }, () => pick(letters, random)).join('')
  return { iss: 'http://localhost:4321/provider/acme', sub: 'ada', n: size, deep: { list: [true, null, -1.5] }, text }
}

const cases = Object.keys(scripts).flatMap((script, row) =>
  sizes.map((size, column) => ({
    name: names[(row + column) % 2] ?? names[0],
    secret: secrets[(row + column) % 3] ?? secrets[0],
    // The keys of an object literal of ours.
    claims: claimsOf(script as keyof typeof scripts, size),
    basePath: column % 2 === 0 ? '' : '/app/simple-example/',
    path: column % 2 === 0 ? '/' : '/app/simple-example',
    time,
  })),
)

test('100 cookies of ten scripts and ten sizes are split and signed as Streamlit does, byte for byte', async () => {
  const real = await askStreamlit(
    python,
    cases.map(({ name, claims, secret, basePath }) => ({
      ask: 'write_chunks',
      name,
      claims,
      secret,
      time,
      base_path: basePath,
    })),
  )
  const ours = cases.map(({ name, claims, secret, path }) =>
    writeChunks({ name, value: dumps(claims), secret, now: time, path }),
  )
  const theirs = real.map((cookies) => Object(cookies).map(signedOf))
  expect(ours).toEqual(theirs)
  expect(new Set(ours.map((cookies) => cookies.length)).size).toBeGreaterThan(4)
})

function signedOf({ cookie, signed }: { cookie: string; signed: string }) {
  return { name: cookie, value: signed }
}

test('what we write, Streamlit reads', async () => {
  const real = await askStreamlit(
    python,
    cases.map(({ name, claims, secret, path }) => {
      const cookies = writeChunks({ name, value: dumps(claims), secret, now: time, path })
      const jar = Object.fromEntries(cookies.map((cookie) => [cookie.name, cookie.value]))
      return { ask: 'read_chunks', name, jar, secret, time: time + 60 }
    }),
  )
  expect(real).toEqual(cases.map(({ claims }) => dumps(claims)))
})

test('what Streamlit writes, we read', async () => {
  const real = await askStreamlit(
    python,
    cases.map(({ name, claims, secret }) => ({ ask: 'write_chunks', name, claims, secret, time })),
  )
  const read = real.map((cookies, index) => {
    const { name, secret } = cases[index] ?? { name: '', secret: '' }
    const jar = new Map<string, string>(
      Object(cookies).map((c: { cookie: string; signed: string }) => [c.cookie, c.signed]),
    )
    return readChunks({ name, jar, secret, now: time + 60 })
  })
  expect(read).toEqual(cases.map(({ claims }) => ({ ok: true, value: dumps(claims) })))
})

const name = '_streamlit_user'
const secret = 'secret'
const good = signCookie({ name, value: '{"sub": "ada"}', secret, now: time })

const doubtful: readonly (readonly [what: string, cookie: string, now: number])[] = [
  ['fresh', good, time],
  ['30 days old', good, time + 2_592_000],
  ['31 days old', good, time + 2_678_400],
  ['31 days and a second old', good, time + 2_678_401],
  ['from the future', good, time - 1],
  ['of another secret', signCookie({ name, value: '{}', secret: 'other', now: time }), time],
  ['of another name', signCookie({ name: `${name}_1`, value: '{}', secret, now: time }), time],
  ['cut', good.slice(0, -1), time],
  ['with a byte more', `${good}A`, time],
  ['with another payload', good.replace(/^./, 'J'), time],
  ['with padding', good.replace('.', '=.'), time],
  ['empty', '', time],
  ['of dots', '..', time],
  ['no cookie', 'chunks-2', time],
]

test('a doubtful cookie is read, or not, as by Streamlit', async () => {
  const theirs = await askStreamlit(
    python,
    doubtful.map(([, cookie, now]) => ({ ask: 'unsign', name, cookie, secret, time: now })),
  )
  const ours = doubtful.map(([, cookie, now]) => readSignedCookie({ name, cookie, secret, now }) ?? null)
  const named = (values: readonly unknown[]) => doubtful.map(([what], index) => [what, values[index]])
  expect(named(ours)).toEqual(named(theirs))
})
