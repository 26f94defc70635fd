import { newestRun } from '#lib/streamlit/version-changes.ts'
import { versionsRun } from '#lib/streamlit/versions.ts'
import {
  type Choices,
  type ChosenProvider,
  type Need,
  needs,
  type Problem,
  places,
  type SecretsPlace,
  type Style,
  styles,
} from './choices.ts'
import { customId, customProvider, readDocument } from './custom-provider.ts'
import {
  maxLength,
  quoted,
  type Reading,
  readAllowed,
  readBasePath,
  readClientId,
  readDeployed,
  readMetadataUrl,
  readPart,
  readPort,
} from './read-fields.ts'
import type { StartProvider } from './start-provider.ts'

/** The most providers of one app. */
const maxProviders = 4

export interface ParsedChoices {
  readonly choices: Choices
  readonly problems: readonly Problem[]
}

/**
 * The choices that a form or a link states, by the names of the form's fields. Whatever is given, complete choices come
 * out: a field that cannot be used counts as not given, and `problems` says why. No field carries a secret.
 *
 * @param providers those that can be chosen, in the order of the form; the first is the default. Besides them: `custom`
 */
export function parseChoices(fields: URLSearchParams, providers: readonly StartProvider[]): ParsedChoices {
  const problems: Problem[] = []
  // A form may ask for one thing in two places: what is filled in counts.
  const text = (name: string) => {
    const given = fields.getAll(name).find((value) => value.trim() !== '') ?? ''
    return given.slice(0, maxLength.document + 1).trim()
  }
  const take = <T>(field: string, reading: Reading<T>, otherwise: T): T => {
    if ('value' in reading) return reading.value
    problems.push({ field, text: reading.problem })
    return otherwise
  }
  const among = <T extends string>(field: string, known: readonly T[], otherwise: T): T => {
    const given = text(field)
    if (given === '') return otherwise
    const one = known.find((name) => name === given)
    return take(
      field,
      one === undefined ? { problem: `is ${quoted(given)}: choose one of the list.` } : { value: one },
      otherwise,
    )
  }

  const ids = [...providers.map(({ id }) => id), customId]
  const main = among('provider', ids, ids[0] ?? customId)
  const others = fields.getAll('also').filter((id) => ids.includes(id) && id !== main)
  if (others.length >= maxProviders) {
    problems.push({
      field: 'also',
      text: `names ${others.length} more providers: ${maxProviders - 1} is the most here.`,
    })
  }
  const chosen = (id: string): ChosenProvider => {
    const provider = providers.find((one) => one.id === id) ?? readCustom(text, take)
    const clientId = take(`${id}.client_id`, readClientId(text(`${id}.client_id`)), null)
    const values = provider.placeholders.flatMap(({ key }): [string, string][] => {
      const given = take(`${id}.${key}`, readPart(text(`${id}.${key}`)), null)
      return given === null ? [] : [[key, withoutScheme(provider, key, given)]]
    })
    return { provider, values: Object.fromEntries(values), clientId: clientId ?? undefined }
  }
  const asked = fields.getAll('needs')
  const choices: Choices = {
    providers: [chosen(main), ...[...new Set(others)].slice(0, maxProviders - 1).map(chosen)],
    port: take('port', readPort(text('port') || '8501'), 8501),
    basePath: take('base', readBasePath(text('base')), ''),
    deployed: take('deployed', readDeployed(text('deployed')), null),
    behindProxy: text('proxy') !== '',
    needs: asked.length === 0 ? ['profile'] : needs.filter((need: Need) => asked.includes(need)),
    style: among<Style>('style', styles, 'private'),
    allowed: take('allow', readAllowed(text('allow')), []),
    place: among<SecretsPlace>('place', places, 'file'),
    streamlit: among('streamlit', versionsRun, newestRun),
  }
  return { choices: withTables(choices), problems }
}

type Take = <T>(field: string, reading: Reading<T>, otherwise: T) => T

function readCustom(text: (name: string) => string, take: Take): StartProvider {
  const name = text('custom.name')
  const tooLong = name.length > 40 || /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(name)
  return customProvider({
    name: take(
      'custom.name',
      tooLong
        ? { problem: 'is longer than 40 characters, or holds one that is not printed: shorten it.' }
        : { value: name },
      '',
    ),
    metadataUrl: take('custom.metadata_url', readMetadataUrl(text('custom.metadata_url')), null),
    stated: take('custom.document', readDocument(text('custom.document')), null),
  })
}

/** "https://acme.okta.com" is "acme.okta.com" where the template has the scheme itself. "http://" stays. */
function withoutScheme({ metadataUrl }: StartProvider, key: string, value: string): string {
  return metadataUrl.startsWith(`{${key}}`) ? value : value.replace(/^https:\/\//, '')
}

/** No two providers may have one table. */
function withTables(choices: Choices): Choices {
  const taken = new Set<string>()
  const unique = ({ provider, ...chosen }: ChosenProvider): ChosenProvider => {
    const table = taken.has(provider.table) ? `${provider.table}-2` : provider.table
    taken.add(table)
    return { ...chosen, provider: { ...provider, table } }
  }
  const [main, ...others] = choices.providers
  return { ...choices, providers: [unique(main), ...others.map(unique)] }
}
