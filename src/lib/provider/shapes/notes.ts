import type { PersonaKey } from '../personas.ts'

/** What is special about the personas wherever they have an account. */
export const plainNote: Readonly<Record<PersonaKey, string>> = {
  ada: 'Every claim there is here',
  grace: 'No e-mail address',
  linus: 'In 60 groups',
  noor: 'Noor: e-mail not verified',
  sam: 'Only a sub: no name, no e-mail',
}
