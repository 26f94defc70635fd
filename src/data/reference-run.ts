import { z } from 'zod'
import { personas } from '#lib/provider/personas.ts'
import { tenants } from '#lib/provider/tenant-table.ts'

const text = z.string().min(1)
const count = z.int().nonnegative()
const headers = z.array(z.tuple([z.string().regex(/^[a-z0-9-]+$/), z.string()]))
const body = z.strictObject({ text: z.string(), bytes: count, cut: count }).nullable()

/** One message and its answer: `Exchange` of lib/trace. Times in milliseconds. */
const exchange = z.strictObject({
  at: z.number(),
  took: z.number().positive(),
  channel: z.enum(['front', 'back']),
  from: z.enum(['browser', 'app']),
  to: z.enum(['app', 'provider']),
  tenant: z.enum(['acme', 'globex']).nullable(),
  request: z.strictObject({ method: z.enum(['GET', 'POST']), url: z.url(), headers, body }),
  response: z.strictObject({ status: z.int().min(200).max(599), headers, body }).nullable(),
  remarks: z.array(
    z.strictObject({ kind: z.enum(['log', 'library', 'session']), level: z.enum(['info', 'warning', 'error']), text }),
  ),
})

/** A recorded login and logout: `Run` of lib/trace, with what it takes to record it again. */
const referenceRun = z.strictObject({
  id: text,
  scenario: z.string().regex(/^[a-z0-9-]+$/),
  startedAt: count,
  exchanges: z.array(exchange).min(1),
  /** The label of the login button that was pressed. */
  button: text,
  /** Where the persona signed in. */
  tenant: z.enum(['acme', 'globex']),
  persona: z.enum(['ada', 'grace', 'linus', 'noor', 'sam']),
  /** What all randomness of the recording came from. */
  seed: text,
  recordedWith: z.strictObject({ browser: text, 'openid-client': text, 'oidc-provider': text }),
})

export type ReferenceRun = z.infer<typeof referenceRun>

/** The files that `npm run record-runs` writes, by scenario. */
const files = import.meta.glob<unknown>('../content/reference-runs/*.json', { import: 'default' })

/**
 * The recorded run of a scenario; undefined when there is none.
 * @throws ZodError when the file is no reference run
 */
export async function getReferenceRun(scenario: string): Promise<ReferenceRun | undefined> {
  const load = files[`../content/reference-runs/${scenario}.json`]
  return load && referenceRun.parse(await load())
}

/** What a recorded run is called by: who logged in where, such as "Linus at Acme ID", and when. */
export function nameOf({ persona, tenant, startedAt }: ReferenceRun): { readonly who: string; readonly date: string } {
  const [name] = personas[persona].label.split(' ')
  const date = new Date(startedAt).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  return { who: `${name} at ${tenants[tenant].title}`, date }
}
