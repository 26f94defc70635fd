import { type Choices, type ChosenProvider, deployedAddress, localAddress, redirectUri } from './choices.ts'
import type { Checklist, ChecklistField } from './made.ts'
import { fillIn, isOwnClientId, needsProfile, scopes } from './provider-settings.ts'
import type { ConsolePlace } from './start-provider.ts'

/** What to type into which field of the provider's console, with the reader's values in. */
export function checklist(chosen: ChosenProvider, choices: Choices): Checklist {
  const { provider } = chosen
  const deployed = deployedAddress(choices)
  const addresses = [localAddress(choices), ...(deployed === null ? [] : [deployed])]
  const groups = choices.needs.includes('groups')
    ? [{ name: provider.groups.claim ?? 'groups', when: provider.groups.how }]
    : []
  const read = [
    'sub',
    ...(needsProfile(choices) ? ['name', 'email'] : []),
    ...(choices.style === 'allow-list' ? ['email_verified'] : []),
  ]
  return {
    provider: provider.name,
    id: provider.id,
    places: provider.console.map(({ where, fields }) => ({
      where: fillIn(where, chosen),
      fields: fields.map((field) => checklistField(field, chosen, addresses)),
    })),
    scopes: scopes(chosen, choices),
    claims: [...provider.claims.filter(({ name }) => read.includes(name)), ...groups],
    logout: provider.logout,
  }
}

function checklistField(
  field: ConsolePlace['fields'][number],
  chosen: ChosenProvider,
  addresses: readonly string[],
): ChecklistField {
  const { do: what, value, note } = field
  const template = isOwnClientId(field) ? (chosen.clientId ?? value) : value
  const values = what === 'read' ? [value] : addresses.map((address) => filled(template, chosen, address))
  return {
    field: field.field,
    do: what,
    values: [...new Set(values)],
    note: note === undefined ? null : filled(note, chosen, addresses[0] ?? ''),
  }
}

function filled(template: string, chosen: ChosenProvider, address: string): string {
  return fillIn(template, chosen)
    .replaceAll('{redirect_uri}', redirectUri(address))
    .replaceAll('{app_url}', `${address}/`)
}
