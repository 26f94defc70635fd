import type { Choices, ChosenProvider } from './choices.ts'
import type { ConsolePlace } from './start-provider.ts'

/** What stands in secrets.toml of a provider, besides its secret. */
export interface ProviderSettings {
  readonly clientId: string
  readonly metadataUrl: string
  /** Empty where Streamlit's own will do. */
  readonly clientKwargs: readonly (readonly [key: string, value: string])[]
}

export const placeholder = {
  clientId: 'your-client-id',
  clientSecret: 'your-client-secret',
  cookieSecret: 'your-cookie-secret',
} as const

/** The scope that Streamlit asks for by itself (Streamlit, auth routes). */
const usualScope = 'openid email profile'

export function providerSettings(chosen: ChosenProvider, choices: Choices): ProviderSettings {
  const { provider } = chosen
  const scope = scopes(chosen, choices).join(' ')
  return {
    clientId: chosen.clientId ?? ownClientId(chosen) ?? placeholder.clientId,
    metadataUrl: fillIn(provider.metadataUrl, chosen),
    clientKwargs: [
      ...(scope === usualScope ? [] : [['scope', scope] as const]),
      ...provider.kwargs.filter(({ key }) => key !== 'scope').map(({ key, value }) => [key, value] as const),
    ],
  }
}

/** The client ID that the checklist has the reader type, where it is not the provider that makes it. */
function ownClientId({ provider }: ChosenProvider): string | undefined {
  return provider.console.flatMap(({ fields }) => fields).find(isOwnClientId)?.value
}

/** Whether a field of the console takes a client ID of the reader's choice. Its note says so. */
export function isOwnClientId({ do: what, note }: Pick<ConsolePlace['fields'][number], 'do' | 'note'>): boolean {
  return what === 'type' && note?.includes('`client_id`') === true
}

/** Whether the app reads the name and the e-mail address: an allow-list needs the address. */
export function needsProfile({ needs, style }: Choices): boolean {
  return needs.includes('profile') || style === 'allow-list'
}

/** The scopes that are asked for, `openid` first. */
export function scopes({ provider }: ChosenProvider, choices: Choices): readonly string[] {
  const own = needsProfile(choices)
    ? provider.scopes
    : provider.scopes.filter((scope) => scope !== 'email' && scope !== 'profile')
  const groups = choices.needs.includes('groups') && provider.groups.scope !== null ? [provider.groups.scope] : []
  return [...new Set(['openid', ...own, ...groups])]
}

/**
 * A template with the provider's placeholders filled in: with what was given, else with their examples. A value may bring
 * `http://` with it, as that of a provider on one's own machine does: it then stands in place of the template's scheme.
 */
export function fillIn(template: string, { provider, values }: ChosenProvider): string {
  return provider.placeholders
    .reduce((text, { key, example }) => text.replaceAll(`{${key}}`, () => values[key] ?? example), template)
    .replaceAll(/https:\/\/(?=http:\/\/)/g, '')
}
