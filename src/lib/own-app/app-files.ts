import type { OwnApp } from '#lib/provider/registration/registration.ts'
import { metadataUrlOf } from '#lib/provider/tenant-table.ts'

/** A file that the reader copies or downloads. */
export interface AppFile {
  /** Relative to the app's folder. */
  readonly path: string
  readonly text: string
}

/** Everything that a reader needs to run their app. */
export interface AppFiles {
  /** The name of the folder in the zip. */
  readonly folder: string
  readonly metadataUrl: string
  readonly redirectUri: string
  readonly files: readonly [secrets: AppFile, app: AppFile]
  readonly commands: readonly string[]
  /** Where the browser finds the app. */
  readonly address: string
}

export interface AppFilesInput {
  readonly app: OwnApp
  /** The site's, such as http://localhost:4321. */
  readonly origin: string
  /** The version of Streamlit to install. */
  readonly streamlit: string
}

/** A metadata URL that names the app, so that its page can tell its requests from those of others. */
export function metadataUrl(origin: string, app: OwnApp): string {
  return `${metadataUrlOf(origin, app.tenant)}?app=${app.tag}`
}

/** The files and commands with which an own app runs on the reader's machine. */
export function appFiles({ app, origin, streamlit }: AppFilesInput): AppFiles {
  const redirectUri = app.redirectUris.find((uri) => uri.endsWith('/oauth2callback')) ?? app.redirectUris[0] ?? ''
  const url = new URL(redirectUri)
  const base = url.pathname.replace(/\/?[^/]*$/, '')
  const options = [
    ...(url.port === '8501' ? [] : [`--server.port ${url.port}`]),
    ...(base === '' ? [] : [`--server.baseUrlPath ${shellWord(base.slice(1))}`]),
    ...(url.hostname === '[::1]' ? ['--server.address ::1'] : []),
  ]
  const metadata = metadataUrl(origin, app)
  return {
    folder: 'streamlit-login',
    metadataUrl: metadata,
    redirectUri,
    address: `${url.origin}${base}/`,
    files: [
      { path: '.streamlit/secrets.toml', text: secretsToml(app, redirectUri, metadata) },
      { path: 'app.py', text: appPy(app.name) },
    ],
    commands: [
      'python3 -m venv .venv',
      `.venv/bin/pip install "streamlit[auth]==${streamlit}"`,
      ['.venv/bin/streamlit run app.py', ...options].join(' '),
    ],
  }
}

/** A TOML basic string needs no escapes here: addresses are canonical, and the rest is `[A-Za-z0-9_-]`. */
function secretsToml(app: OwnApp, redirectUri: string, metadata: string): string {
  return `[auth]
redirect_uri = "${redirectUri}"
cookie_secret = "${app.cookieSecret}"
client_id = "${app.clientId}"
client_secret = "${app.clientSecret}"
server_metadata_url = "${metadata}"
`
}

/** JSON's string is Python's too: the escapes that JSON writes mean the same there. */
function appPy(name: string): string {
  return `import streamlit as st

st.title(${JSON.stringify(name)})

if not st.user.is_logged_in:
    st.write("You are not logged in.")
    st.button("Log in", on_click=st.login)
    st.stop()

st.button("Log out", on_click=st.logout)
st.write(f"Welcome, {st.user.get('name', 'whoever you are')}.")
st.json(st.user.to_dict())
`
}

function shellWord(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
