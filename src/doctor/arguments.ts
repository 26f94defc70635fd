import { versionsRun } from '#lib/streamlit/versions.ts'

export const formats = ['text', 'json', 'sarif', 'github'] as const
export type Format = (typeof formats)[number]

/** What the command was asked. */
export type Asked =
  | { readonly kind: 'help' }
  | { readonly kind: 'explain'; readonly code: string }
  | ({ readonly kind: 'check' } & CheckAsked)
  | { readonly kind: 'wrong'; readonly message: string }

export interface CheckAsked {
  /** "-": standard input. */
  readonly path: string
  readonly provider: string | undefined
  readonly url: string | undefined
  readonly streamlit: string
  readonly format: Format
  readonly online: boolean
  /** Where the guide is whose pages are named. */
  readonly site: string | undefined
}

/** The newest Streamlit that was run. */
const newest = versionsRun.at(-1) ?? ''

export const usage = `Checks a .streamlit/secrets.toml for st.login(), as Streamlit reads it.

  doctor PATH [--provider NAME] [--url ADDRESS] [--streamlit VERSION] [--format FORMAT] [--online] [--site ADDRESS]
  doctor explain CODE
  doctor cookie …      makes the cookies of a login for tests: doctor cookie --help

  PATH                 the file; - reads standard input
  --provider NAME      the name given to st.login("NAME"); without it, every provider of the file
  --url ADDRESS        the address of the app in the address bar
  --streamlit VERSION  like 1.65; without it, ${newest}
  --format FORMAT      text, json, sarif or github (workflow commands)
  --online             fetches the metadata and the keys of each provider, too
  --site ADDRESS       where you read the guide, such as https://guide.example: pages are named in full

It ends with 0 when a login can work, 1 when Streamlit refuses the file or the login will fail, 2 when it was asked
something that it does not know. Secrets are masked in all that it prints.
`

/** Reads the arguments, those after the name of the command. */
export function readArguments(args: readonly string[]): Asked {
  if (args.includes('--help') || args.includes('-h') || args[0] === 'help') return { kind: 'help' }
  if (args[0] === 'explain') {
    const [, code, ...more] = args
    if (code === undefined || more.length > 0) return wrong('explain takes one code, such as redirect-uri-path')
    return { kind: 'explain', code }
  }
  const found = options(args)
  if ('message' in found) return wrong(found.message)
  const { values, paths, online } = found
  const [path, ...more] = paths
  if (path === undefined) return wrong('it takes the path of a secrets.toml')
  if (more.length > 0) return wrong(`it takes one path, and got ${paths.length}: ${paths.join(', ')}`)
  const streamlit = values.get('--streamlit') ?? newest
  if (!/^\d{1,4}\.\d{1,4}(?:\.\d{1,4})?$/.test(streamlit)) {
    return wrong(`--streamlit takes a version such as 1.65, and got ${JSON.stringify(streamlit)}`)
  }
  const format = formats.find((one) => one === (values.get('--format') ?? 'text'))
  if (format === undefined)
    return wrong(`--format takes ${formats.join(', ')}, and got ${JSON.stringify(values.get('--format'))}`)
  const url = values.get('--url')
  if (url !== undefined && !isAddress(url)) {
    return wrong(`--url takes the address of the app, such as http://localhost:8501, and got ${JSON.stringify(url)}`)
  }
  const site = values.get('--site')
  if (site !== undefined && !isAddress(site)) {
    return wrong(
      `--site takes the address of the guide, such as https://guide.example, and got ${JSON.stringify(site)}`,
    )
  }
  return { kind: 'check', path, provider: values.get('--provider'), url, streamlit, format, online, site }
}

const withValue = new Set(['--provider', '--url', '--streamlit', '--format', '--site'])

function options(args: readonly string[]) {
  const values = new Map<string, string>()
  const paths: string[] = []
  let online = false
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    const [name = '', ...rest] = arg.split('=')
    if (arg === '--online') online = true
    else if (withValue.has(name)) {
      const value = rest.length > 0 ? rest.join('=') : args[++index]
      if (value === undefined) return { message: `${name} needs a value` }
      values.set(name, value)
    } else if (arg.startsWith('-') && arg !== '-') return { message: `it knows no ${arg}` }
    else paths.push(arg)
  }
  return { values, paths, online }
}

function isAddress(url: string): boolean {
  return /^https?:\/\/[^/\s]/i.test(url) && URL.canParse(url)
}

function wrong(message: string): Asked {
  return { kind: 'wrong', message }
}
