import { z } from 'zod'
import { errorPath } from '../addresses.ts'
import { getProblems } from '../errors.ts'
import { measuredWith } from './measured-with.ts'
import { head, inline, known, type OpenTable } from './open-table.ts'

const problem = z.strictObject({
  code: z.string().describe('Never changes'),
  path: z.string().describe('The page that says how to mend it, on this site'),
  title: inline,
  what: inline,
  provider: z.string().nullable().describe('The id of the provider that it belongs to'),
  texts: z
    .array(
      z.strictObject({
        text: z.string().describe('Word for word; … stands for what differs'),
        from: z.string().describe('Who says it: a program, "browser", "proxy", or the id of a provider'),
        place: z.enum(['screen', 'log', 'provider', 'address', 'console']).describe('Where it is read'),
        known,
        alone: z.boolean().describe('false: other problems have this text too'),
      }),
    )
    .describe('What people see of it'),
})

/** Every problem with the texts by which it is met. */
export const errorsTable: OpenTable = {
  name: 'errors',
  holds: 'Every error text and symptom of a Streamlit login that this site knows, with the page that mends it.',
  form: z.strictObject({ ...head, problems: z.array(problem) }),
  async make() {
    const problems = await getProblems()
    const owners = Map.groupBy(
      problems.flatMap(({ code, texts }) => texts.map(({ text }) => ({ code, text }))),
      ({ text }) => text,
    )
    const isAlone = (text: string) => new Set(owners.get(text)?.map(({ code }) => code)).size === 1
    return {
      ...measuredWith,
      problems: problems.map(({ code, title, lede, provider = null, texts }) => ({
        code,
        path: errorPath(code),
        title,
        what: lede,
        provider,
        texts: texts.map(({ text, from, place, known: how }) => ({
          text,
          from,
          place,
          known: how,
          alone: isAlone(text),
        })),
      })),
    }
  },
}
