import { providers } from '#lib/facts/providers/index.ts'
import { knownProvider } from '#lib/start/known-provider.ts'
import { makeFiles } from '#lib/start/make-files.ts'
import { parseChoices } from '#lib/start/parse-choices.ts'

/** What a reader of /start/ types into the form for Keycloak. */
export interface Typed {
  /** Such as `http://localhost:8080`. */
  readonly host: string
  readonly realm: string
  /** The port of the app. */
  readonly port: string
  readonly clientSecret: string
}

export interface MadeByStart {
  readonly secretsToml: string
  /** What the checklist says for a field of Keycloak's console. Throws for a field that it does not name. */
  entered(field: string): readonly string[]
}

/** The files and the checklist that /start/ makes of it. */
export function madeByStart({ host, realm, port, clientSecret }: Typed): MadeByStart {
  const known = providers.map((facts) => knownProvider(facts, 'http://localhost:4321'))
  const form = { provider: 'keycloak', 'keycloak.keycloak_host': host, 'keycloak.realm': realm, port }
  const { choices, problems } = parseChoices(new URLSearchParams(form), known)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  const made = makeFiles(choices, {
    cookieSecrets: { local: 'a-cookie-secret-of-32-characters-or-more', deployed: undefined },
    clientSecrets: { keycloak: clientSecret },
  })
  const fields = made.checklists.flatMap(({ places }) => places.flatMap((place) => place.fields))
  return {
    secretsToml: made.files.find(({ path }) => path.endsWith('secrets.toml'))?.text ?? '',
    entered(name) {
      const field = fields.find((one) => one.field === name)
      if (!field) throw new Error(`the checklist of /start/ names no field "${name}"`)
      return field.values
    },
  }
}
