import { providers } from '#lib/facts/providers/index.ts'
import { type Need, places, styles } from './choices.ts'
import { knownProvider } from './known-provider.ts'

export const site = 'http://localhost:4321'

export const known = providers.map((facts) => knownProvider(facts, site))

const manyNeeds: readonly (readonly Need[])[] = [
  ['profile'],
  ['profile', 'groups'],
  ['token'],
  ['profile', 'groups', 'token'],
]
const addresses = [
  {},
  { port: '8600', base: 'team/notes' },
  { deployed: 'https://notes.example.com', proxy: 'yes' },
  { base: 'notes', deployed: 'https://example.com/notes' },
] as const

/**
 * Some hundred forms: each provider alone and beside the next, with the other choices going round at different speeds,
 * so that every two of them meet.
 */
export function manyForms(): readonly URLSearchParams[] {
  const ids = [...known.map(({ id }) => id), 'custom']
  return ids.flatMap((id, first) =>
    Array.from({ length: 24 }, (_, index) => {
      const fields = new URLSearchParams({
        provider: id,
        style: styles[index % styles.length] ?? '',
        place: places[Math.floor(index / styles.length + first) % places.length] ?? '',
        ...addresses[(index + first) % addresses.length],
        ...(index % 2 === 0 ? {} : { allow: 'ada@example.com @example.org', [`${id}.client_id`]: 'the-readers-app' }),
      })
      for (const need of manyNeeds[Math.floor(index / 2) % manyNeeds.length] ?? []) fields.append('needs', need)
      if (index % 3 === 0) fields.append('also', ids[(first + index + 1) % ids.length] ?? '')
      if (index % 6 === 0) fields.append('also', ids[(first + index + 2) % ids.length] ?? '')
      return fields
    }),
  )
}
