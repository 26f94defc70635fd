import type { Need, SecretsPlace, Style } from '#lib/start/choices.ts'

export const needNames: readonly (readonly [Need, string])[] = [
  ['profile', 'Name and e-mail address'],
  ['groups', 'Groups or roles'],
  ['token', 'An access token, to call an API'],
]

export const styleNames: readonly (readonly [Style, string])[] = [
  ['private', 'Private as a whole'],
  ['button', 'Public, with a login button'],
  ['callback', 'Public, with a callback of its own'],
  ['pages', 'Several pages, with st.navigation'],
  ['allow-list', 'For those on a list'],
]

export const placeNames: readonly (readonly [SecretsPlace, string])[] = [
  ['file', 'A file, secrets.toml'],
  ['env', 'Environment variables'],
  ['docker', 'Docker: a file that is mounted'],
  ['kubernetes', 'Kubernetes: a Secret'],
  ['cloud', 'Streamlit Community Cloud'],
]
