import { z } from 'zod'

/** A table of the site that others may read: as JSON at `/data/<name>.json`, its form at `/data/<name>.schema.json`. */
export interface OpenTable {
  readonly name: string
  /** One line: what it holds. */
  readonly holds: string
  /** The form of the whole document. */
  readonly form: z.ZodType
  /** The document: what {@link form} takes. */
  readonly make: () => Promise<unknown>
}

/** A sentence, with code between backticks. */
export const inline = z.string().min(1)

/** How a statement is known. */
export const known = z
  .enum(['measured', 'shape', 'read', 'documents', 'reported', 'unchecked'])
  .describe('measured: asked of the real one; shape: of a sample provider of that shape; the others were not run')

/** What every table says of itself. */
export const head = {
  made: z.literal('Streamlit Auth Guide').describe('Whose table it is'),
  streamlit: z.string().describe('The version of Streamlit on which it was measured last'),
  authlib: z.string().describe('The version of Authlib beside it'),
}
