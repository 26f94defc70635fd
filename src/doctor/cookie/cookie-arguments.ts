import { versionsRun } from '#lib/streamlit/versions.ts'
import { cookieFormats, fileFormats } from '#lib/test-login/formats/index.ts'

/** What `doctor cookie` was asked. */
export type CookieCommand =
  | { readonly kind: 'help' }
  | ({ readonly kind: 'make' } & MakeAsked)
  | { readonly kind: 'wrong'; readonly message: string }

export interface MakeAsked {
  /** A file of JSON; "-": standard input; undefined: `claim` alone. */
  readonly claims: string | undefined
  /** `NAME=TEXT` or `NAME:=JSON`, as they were given. */
  readonly claim: readonly string[]
  /** `id=TEXT` and `access=TEXT`, as they were given. */
  readonly token: readonly string[]
  /** The path of a secrets.toml. */
  readonly secrets: string
  /** The name of an environment variable, which wins over the file. */
  readonly secretEnv: string | undefined
  readonly url: string | undefined
  readonly provider: string
  /** Days. */
  readonly age: number
  readonly streamlit: string
  readonly format: string
}

const newest = versionsRun.at(-1) ?? ''
const formats = [...Object.keys(cookieFormats), ...Object.keys(fileFormats)]

export const cookieUsage = `Makes the cookies of a login that never took place, for tests of an app with st.login().

  doctor cookie [--claims FILE] [--claim NAME=TEXT …] [--token KIND=TEXT …] [--secrets FILE | --secret-env NAME]
                [--url ADDRESS] [--provider NAME] [--age DAYS] [--streamlit VERSION] [--format FORMAT]

  --claims FILE        the claims, a JSON object; - reads standard input
  --claim NAME=TEXT    one claim; NAME:=JSON for one that is no text, such as groups:='["staff"]'
  --token KIND=TEXT    what st.user.tokens holds, where expose_tokens lets it: id or access
  --secrets FILE       the secrets.toml with the cookie_secret of the tests; without it, .streamlit/secrets.toml
  --secret-env NAME    the environment variable that holds the cookie_secret instead. There is no option that takes the
                       secret itself: what stands in a command, other processes can read
  --url ADDRESS        the address of the app, with its base path; without it, what redirect_uri of the file says
  --provider NAME      st.user.provider; without it, default
  --age DAYS           how long ago the cookie was signed; Streamlit takes 31 days; without it, 0
  --streamlit VERSION  like 1.65; without it, ${newest}
  --format FORMAT      ${formats.join(', ')}; without it, set-cookie

pytest, pytest-plain and playwright are files of tests that sign when they are run, and hold no secret. The others hold
signed cookies: whoever has one is logged in, so sign with a secret that was made for tests. It ends with 0, or with 2
and the reason.
`

const single = [
  ...['--claims', '--secrets', '--secret-env', '--url', '--provider', '--age', '--streamlit', '--format'],
] as const
const many = ['--claim', '--token'] as const

/** Reads the arguments behind `cookie`. */
export function readCookieArguments(args: readonly string[]): CookieCommand {
  if (args.includes('--help') || args.includes('-h')) return { kind: 'help' }
  const given = new Map<string, string[]>()
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    const [, name = arg, inline] = /^(--[a-z-]+)=(.*)$/s.exec(arg) ?? []
    if (![...single, ...many].some((one) => one === name)) return wrong(`it knows no ${name}`)
    const value = inline ?? args[++index]
    if (value === undefined) return wrong(`${name} needs a value`)
    given.set(name, [...(given.get(name) ?? []), value])
  }
  const twice = single.find((name) => (given.get(name)?.length ?? 0) > 1)
  if (twice !== undefined) return wrong(`it takes one ${twice}`)
  const one = (name: (typeof single)[number]) => given.get(name)?.[0]
  if (one('--claims') === '-' && one('--secrets') === '-') return wrong('standard input can be one file only')
  const age = one('--age') ?? '0'
  if (!/^-?\d{1,5}(?:\.\d{1,6})?$/.test(age))
    return wrong(`--age takes a number of days, and got ${JSON.stringify(age)}`)
  const streamlit = one('--streamlit') ?? newest
  if (!/^\d{1,4}\.\d{1,4}(?:\.\d{1,4})?$/.test(streamlit)) {
    return wrong(`--streamlit takes a version such as 1.65, and got ${JSON.stringify(streamlit)}`)
  }
  const format = one('--format') ?? 'set-cookie'
  if (!formats.includes(format)) return wrong(`--format takes ${formats.join(', ')}, and got ${JSON.stringify(format)}`)
  return {
    kind: 'make',
    claims: one('--claims'),
    claim: given.get('--claim') ?? [],
    token: given.get('--token') ?? [],
    secrets: one('--secrets') ?? '.streamlit/secrets.toml',
    secretEnv: one('--secret-env'),
    url: one('--url'),
    provider: one('--provider') ?? 'default',
    age: Number(age),
    streamlit,
    format,
  }
}

function wrong(message: string): CookieCommand {
  return { kind: 'wrong', message }
}
