import { pythonString } from './app-py.ts'
import { type Choices, type ChosenProvider, redirectUri } from './choices.ts'
import { placeholder, providerSettings } from './provider-settings.ts'
import type { PlaceSecrets } from './secrets-toml.ts'

/**
 * `server.py`, which hands environment variables to the app: `[auth]` does not take them by itself. What it gives stands
 * over the secrets files, table by table (Streamlit, `st.App`).
 */
export function serverPy(choices: Choices): string {
  const tables = choices.providers.map((chosen) => providerMembers(chosen, choices))
  const providers =
    choices.providers.length === 1
      ? tables.flat()
      : choices.providers.flatMap(({ provider }, index) => [
          `${pythonString(provider.table)}: {`,
          ...(tables[index] ?? []).map((line) => `    ${line}`),
          '},',
        ])
  const auth = [
    '"redirect_uri": os.environ["AUTH_REDIRECT_URI"],',
    '"cookie_secret": os.environ["AUTH_COOKIE_SECRET"],',
    ...(choices.needs.includes('token') ? ['"expose_tokens": ["access"],'] : []),
    ...providers,
  ]
  return `import os

import streamlit as st

app = st.App(
    "app.py",
    secrets={
        "auth": {
${auth.map((line) => `            ${line}`).join('\n')}
        }
    },
)
`
}

/** The variables that `server.py` reads, as a file for a shell. */
export function dotEnv(choices: Choices, address: string, secrets: PlaceSecrets): string {
  const lines = [
    ['AUTH_REDIRECT_URI', redirectUri(address)],
    ['AUTH_COOKIE_SECRET', secrets.cookieSecret ?? placeholder.cookieSecret],
    ...choices.providers.flatMap((chosen) => [
      [variable(chosen, choices, 'CLIENT_ID'), providerSettings(chosen, choices).clientId],
      [
        variable(chosen, choices, 'CLIENT_SECRET'),
        secrets.clientSecrets[chosen.provider.id] ?? placeholder.clientSecret,
      ],
    ]),
  ]
  return lines.map(([name, value = '']) => `${name}=${shellWord(value)}\n`).join('')
}

function providerMembers(chosen: ChosenProvider, choices: Choices): readonly string[] {
  const { metadataUrl, clientKwargs } = providerSettings(chosen, choices)
  const kwargs = clientKwargs.map(([key, value]) => `${pythonString(key)}: ${pythonString(value)}`)
  return [
    `"client_id": os.environ["${variable(chosen, choices, 'CLIENT_ID')}"],`,
    `"client_secret": os.environ["${variable(chosen, choices, 'CLIENT_SECRET')}"],`,
    `"server_metadata_url": ${pythonString(metadataUrl)},`,
    ...(kwargs.length === 0 ? [] : [`"client_kwargs": {${kwargs.join(', ')}},`]),
  ]
}

function variable({ provider }: ChosenProvider, { providers }: Choices, what: string): string {
  const table = providers.length === 1 ? '' : `${provider.table.toUpperCase().replaceAll('-', '_')}_`
  return `AUTH_${table}${what}`
}

/** A word of a POSIX shell, quoted where it must be. */
export function shellWord(word: string): string {
  return /^[\w.:/@=+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
