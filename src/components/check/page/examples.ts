import { randomString } from '#lib/streamlit/random-string.ts'

export interface Example {
  readonly name: string
  readonly text: () => string
}

const google = (lines: readonly string[]) => `${lines.join('\n')}\n`
const metadata = 'server_metadata_url = "https://accounts.google.com/.well-known/openid-configuration"'
const id = () =>
  `${Array.from(randomString(40).replace(/\D/g, '')).join('') || '4'}71902-${randomString(32).toLowerCase()}.apps.googleusercontent.com`

/** Files to begin with. Their secrets are made when they are asked for, so that nobody takes over a published one. */
export const examples: readonly Example[] = [
  {
    name: 'One that works',
    text: () =>
      google([
        '[auth]',
        'redirect_uri = "http://localhost:8501/oauth2callback"',
        `cookie_secret = "${randomString(43)}"`,
        `client_id = "${id()}"`,
        `client_secret = "GOCSPX-${randomString(28)}"`,
        metadata,
      ]),
  },
  {
    name: 'Curly quotes',
    text: () =>
      google([
        '# Pasted from a chat.',
        '[auth]',
        'redirect_uri = “http://localhost:8501/oauth2callback”',
        `cookie_secret = “${randomString(43)}”`,
        `client_id = “${id()}”`,
        `client_secret = “GOCSPX-${randomString(28)}”`,
        metadata.replaceAll('"', '”'),
      ]),
  },
  {
    name: 'Two providers',
    text: () =>
      google([
        '[auth]',
        'redirect_uri = "http://localhost:8501/oauth2callback"',
        `cookie_secret = "${randomString(43)}"`,
        'client_kwargs = { prompt = "login" }',
        '',
        '[auth.google_work]',
        `client_id = "${id()}"`,
        `client_secret = "GOCSPX-${randomString(28)}"`,
        metadata,
        '',
        '[auth.microsoft]',
        'client_id = "0b1f5c0e-4f52-4d0c-9d0a-6f3f3b0a7c11"',
        `client_secret = "${randomString(3)}8Q~${randomString(34)}"`,
        'server_metadata_url = "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration"',
      ]),
  },
  {
    name: 'A wrong address',
    text: () =>
      google([
        '[auth]',
        'redirect_uri = "http://127.0.0.1:8501/callback"',
        'cookie_secret = "changeme"',
        `client_id = "${id()}"`,
        `client_secret = "GOCSPX-${randomString(28)}"`,
        'server_metadata_url = "https://accounts.google.com"',
        'client_kwargs = { scope = "email", max_age = 300 }',
      ]),
  },
]
