import type { Entry } from '#lib/problems/entry.ts'
import { findProblems } from '#lib/problems/find-problems.ts'
import type { FoundProblem } from './problem-hits.ts'

let table: Promise<readonly Entry[]> | undefined

addEventListener('message', async ({ data: { id, query } }: MessageEvent<{ id: number; query: string }>) => {
  postMessage({ id, found: await find(query).catch(() => []) })
})

/** The problems whose texts or codes the query holds; those that only speak of the same are left to the full-text search. */
async function find(query: string): Promise<readonly FoundProblem[]> {
  table ??= load()
  const { hits } = findProblems(query, await table)
  return hits
    .filter(({ by }) => by !== 'words')
    .slice(0, 3)
    .map(({ entry: { code, title } }) => ({ code, title }))
}

async function load(): Promise<readonly Entry[]> {
  const answer = await fetch('/fix/problems.json')
  if (!answer.ok) {
    table = undefined
    throw new Error(`the table answered ${answer.status}`)
  }
  // Written by src/pages/fix/problems.json.ts of the same build.
  return answer.json()
}
