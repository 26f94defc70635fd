import type { AppConfig } from '#lib/sample-app/app-config.ts'
import { placedKeys } from '#lib/streamlit/placed-keys.ts'
import { parseSecrets } from '#lib/streamlit/secrets.ts'
import type { Exchange } from '#lib/trace/exchange.ts'
import { messageOf } from '#lib/trace/message.ts'
import { asCaptured, type Numbering } from '#lib/trace/numbering.ts'
import type { ClaimsView } from './claims-view.ts'
import {
  type Effect,
  lineEffects,
  type Owned,
  owned,
  type Setting,
  settingEffects,
  unsentKeys,
} from './config-effects.ts'

export interface ConfigLine {
  /** Counted from 1 in its file. */
  readonly number: number
  readonly effects: readonly Effect[]
  /** What else is to be known of the line; empty when nothing. */
  readonly note: string
}

/** One file of the sample app. */
export interface ConfigFile {
  readonly name: 'secrets.toml' | 'app.py'
  readonly text: string
  readonly lines: readonly ConfigLine[]
}

/** A message of the run with the lines that it goes back to. */
export interface CausedMessage {
  readonly message: number
  readonly method: string
  readonly path: string
  readonly causes: readonly { readonly file: ConfigFile['name']; readonly line: number; readonly part: string }[]
}

export interface ConfigView {
  readonly files: readonly ConfigFile[]
  readonly messages: readonly CausedMessage[]
}

/** A run, and what was made of its ID token by the same numbering. */
interface Captured {
  readonly exchanges: readonly Exchange[]
  readonly claims: ClaimsView | null
  readonly numbering?: Numbering
}

/** The files in force, and which of their lines caused which message of the run. */
export function configView(app: AppConfig, { exchanges, claims, numbering = asCaptured }: Captured): ConfigView {
  const messages = owned(exchanges, app, numbering)
  const files = [secretsFile(app.secretsToml.trimEnd(), messages), appFile(app, messages, claims)]
  return { files, messages: messages.flatMap((message) => caused(message, files)) }
}

function secretsFile(text: string, messages: readonly Owned[]): ConfigFile {
  const settings = Map.groupBy(settingsOf(text), ({ line }) => line)
  const lines = text.split('\n').map((_line, index) => {
    const here = settings.get(index + 1) ?? []
    return {
      number: index + 1,
      effects: merged(here.flatMap((setting) => settingEffects(setting, messages))),
      note: here.map((setting) => noteOf(setting, messages)).join(''),
    }
  })
  return { name: 'secrets.toml', text, lines }
}

/** What the file sets, and the line on which it does. */
function settingsOf(text: string): (Setting & { readonly line: number })[] {
  return placedKeys(parseSecrets(text))
    .filter(({ spans }) => spans.value !== undefined)
    .map(({ table, name, value, spans }) => ({ table, key: name, value, line: spans.key.line }))
}

function noteOf(setting: Setting, messages: readonly Owned[]): string {
  if (setting.key === 'expose_tokens') {
    return 'In no message: it decides what st.user.tokens holds. The tokens are in the cookie either way.'
  }
  const unsent = unsentKeys(setting, messages)
  return unsent.length === 0
    ? ''
    : `In no message of this run: ${unsent.join(', ')}. Streamlit drops what it does not know.`
}

function appFile(app: AppConfig, messages: readonly Owned[], claims: ClaimsView | null): ConfigFile {
  const { app: script } = app.scenario
  const lines = script.map((line, index) => ({
    number: index + 1,
    effects: merged(lineEffects(line, messages, claims)),
    note: '',
  }))
  return { name: 'app.py', text: script.map(({ code }) => code).join('\n'), lines }
}

/** One entry for each message. */
function merged(effects: readonly Effect[]): Effect[] {
  const parts = Map.groupBy(effects, ({ message }) => message)
  return [...parts].map(([message, all]) => ({ message, part: all.map(({ part }) => part).join(' and ') }))
}

function caused({ number, exchange }: Owned, files: readonly ConfigFile[]): CausedMessage[] {
  const causes = files.flatMap(({ name: file, lines }) =>
    lines.flatMap(({ number: line, effects }) =>
      effects.filter(({ message }) => message === number).map(({ part }) => ({ file, line, part })),
    ),
  )
  const { pathname: path } = messageOf(exchange).url
  return causes.length === 0 ? [] : [{ message: number, method: exchange.request.method, path, causes }]
}
