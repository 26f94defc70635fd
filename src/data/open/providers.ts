import { z } from 'zod'
import type { Fact } from '#lib/facts/providers/evidence.ts'
import { providers } from '#lib/facts/providers/index.ts'
import { providerPath } from '../addresses.ts'
import { measuredWith } from './measured-with.ts'
import { head, inline, known, type OpenTable } from './open-table.ts'

const fact = <Value extends z.ZodType>(value: Value) => z.strictObject({ value, known })

const setting = z.strictObject({ key: z.string(), value: z.string(), why: inline, known })

const provider = z.strictObject({
  id: z.string().describe('Never changes'),
  path: z.string().describe('Its recipe on this site'),
  name: z.string(),
  table: z.string().describe('The name of its table in secrets.toml: [auth.<table>]'),
  placeholders: z
    .array(z.strictObject({ key: z.string(), label: z.string(), example: z.string() }))
    .describe('What is the reader’s own in the addresses, where it stands as {key}'),
  metadataUrl: fact(z.string()),
  issuer: fact(z.string()),
  pkce: fact(z.enum(['advertised', 'not-advertised', 'unknown'])),
  prompt: fact(z.enum(['accepted', 'refused', 'unknown'])).describe('What becomes of prompt=select_account'),
  email: fact(z.enum(['yes', 'no', 'depends'])).describe('Whether the ID token has it with Streamlit’s usual scopes'),
  endSession: fact(z.enum(['standard', 'own-parameters', 'switch', 'none'])).describe('What st.logout() meets'),
  scopes: z.array(z.string()),
  groups: z.strictObject({
    claim: z.string().nullable(),
    scope: z.string().nullable(),
    how: inline,
    known,
  }),
  clientKwargs: z.array(setting).describe('Without these the login fails'),
  authorizeParams: z.array(setting).describe('Worth knowing'),
  claims: z.array(z.strictObject({ name: z.string(), when: inline, known })),
})

/** What is said of each provider. */
export const providersTable: OpenTable = {
  name: 'providers',
  holds:
    'What each identity provider needs and does: addresses, scopes, keywords, claims, groups, logout, each with how it is known.',
  form: z.strictObject({ ...head, providers: z.array(provider) }),
  make: async () => ({
    ...measuredWith,
    providers: providers.map((facts) => ({
      id: facts.id,
      path: providerPath(facts.id),
      name: facts.name,
      table: facts.tableName,
      placeholders: facts.placeholders.map(({ key, label, example }) => ({ key, label, example })),
      metadataUrl: told(facts.metadataUrl),
      issuer: told(facts.issuer),
      pkce: told(facts.pkce),
      prompt: told(facts.prompt),
      email: told(facts.email),
      endSession: told(facts.endSession),
      scopes: facts.scopes,
      groups: {
        claim: facts.groups.claim,
        scope: facts.groups.scope,
        how: facts.groups.how,
        known: facts.groups.evidence.kind,
      },
      clientKwargs: facts.clientKwargs.map(settingOf),
      authorizeParams: facts.authorizeParams.map(settingOf),
      claims: facts.claims.map(({ name, when, evidence }) => ({ name, when, known: evidence.kind })),
    })),
  }),
}

function told<Value>({ value, evidence }: Fact<Value>) {
  return { value, known: evidence.kind }
}

function settingOf({ key, value, why, evidence }: (typeof providers)[number]['clientKwargs'][number]) {
  return { key, value, why, known: evidence.kind }
}
