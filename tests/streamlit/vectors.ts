import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../scripts/run.ts'
import { askSecrets } from './secrets.ts'
import { askStreamlit, type Question } from './worker.ts'

type Fields = Readonly<Record<string, unknown>>

/** tests/fixtures/streamlit.json: `made_with` names the versions, every other member is a list of measured cases. */
export type Vectors = { readonly made_with: Fields } & Readonly<Record<string, readonly Fields[]>>

export const vectorsFile: string = join(root, 'tests/fixtures/streamlit.json')

export async function readVectors(): Promise<Vectors> {
  return JSON.parse(await readFile(vectorsFile, 'utf8'))
}

interface Measurement {
  /** The members of a case that say what is measured; all others are what came of it. */
  readonly given: readonly string[]
  ask(given: Fields): Question
  /** From the answer to the measured members. */
  read(answer: unknown): Fields
}

const measurements: Readonly<Record<string, Measurement>> = {
  secrets: {
    given: ['name', 'toml', 'provider'],
    ask: ({ toml, provider }) => askSecrets({ toml: textOrNull(toml), provider: textOrNull(provider) }),
    read: (answer) => ({ ...Object(answer), links: undefined }),
  },
  cookies: {
    given: ['name', 'cookie', 'secret', 'time', 'value'],
    ask: ({ cookie, secret, time, value }) => ({ ask: 'sign', name: cookie, value, secret, time }),
    read: (signed) => ({ signed }),
  },
  chunks: {
    given: ['name', 'cookie', 'secret', 'time', 'claims'],
    ask: ({ cookie, secret, time, claims }) => ({ ask: 'write_chunks', name: cookie, claims, secret, time }),
    read: (cookies) => ({ cookies }),
  },
}

/** The same cases, measured with the Streamlit of `python`. */
export async function measureVectors(python: string, vectors: Vectors): Promise<Vectors> {
  const lists = await Promise.all(
    Object.entries(measurements).map(async ([name, { given, ask, read }]) => {
      const cases = (vectors[name] ?? []).map((each) => pickMembers(each, given))
      const answers = await askStreamlit(python, cases.map(ask))
      // Through JSON, so that absent members are absent.
      return [name, JSON.parse(JSON.stringify(cases.map((each, index) => ({ ...each, ...read(answers[index]) }))))]
    }),
  )
  const [made_with] = await askStreamlit(python, [{ ask: 'versions' }])
  return { made_with, ...Object.fromEntries(lists) }
}

/** What differs between two measurements of the same cases: the case and, below, each member as it was and is. */
export function vectorChanges(before: Vectors, after: Vectors): readonly string[] {
  return Object.keys(measurements).flatMap((list) =>
    (after[list] ?? []).flatMap((fresh, index) => {
      const old = before[list]?.[index] ?? {}
      const changed = Object.keys({ ...old, ...fresh }).flatMap((member) => {
        const [was, is] = [old, fresh].map((fields) => JSON.stringify(fields[member]))
        return was === is ? [] : [`  ${member} was ${was}\n  ${member} is  ${is}`]
      })
      return changed.length === 0 ? [] : [`${list}: ${fresh['name']}\n${changed.join('\n')}`]
    }),
  )
}

function pickMembers(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, fields[name]]))
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
