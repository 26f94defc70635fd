import type { Entry } from '#lib/problems/entry.ts'
import { findProblems } from '#lib/problems/find-problems.ts'
import { getProblems } from './errors.ts'
import { finderTable } from './finder-table.ts'

/** Lines differ by the names in them alone; a lab with names of a reader's own has more of them. */
const most = 200
const known = new Map<string, Entry | null>()

/** The problem that a line of Streamlit's log stands for, by the texts that the finder has; null where none has it. */
export async function problemOfLine(line: string): Promise<Pick<Entry, 'code' | 'title'> | null> {
  const before = known.get(line)
  if (before !== undefined) return before
  const [best] = findProblems(line, await entries()).hits
  const found = best && best.by !== 'words' ? best.entry : null
  if (known.size >= most) known.clear()
  known.set(line, found)
  return found
}

let table: Promise<readonly Entry[]> | undefined

function entries(): Promise<readonly Entry[]> {
  table ??= getProblems().then(finderTable)
  return table
}
