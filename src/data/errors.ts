import { getCollection, getEntry } from 'astro:content'
import { experimentPath } from './addresses.ts'
import { type Problem, problemTable } from './problem-table.ts'

let table: Promise<readonly Problem[]> | undefined

/** Every problem that has a page, in the order of the table. */
export function getProblems(): Promise<readonly Problem[]> {
  table ??= getCollection('errors').then(problemTable)
  return table
}

/** The text written for a problem; undefined where its page is made of what is known elsewhere. */
export function errorEntry(code: string) {
  return getEntry('errors', code)
}

/** The code of the problem that a fault of the lab is the experiment of. */
export async function problemOfFault(fault: string): Promise<string> {
  const problem = (await getProblems()).find((one) => one.fault === fault)
  if (!problem) throw new Error(`no page of src/content/errors has the fault ${fault}`)
  return problem.code
}

/** Where the experiment of a fault stands: on the page of its problem. */
export async function experimentOf(fault: string): Promise<string> {
  return experimentPath(await problemOfFault(fault))
}
