import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A question of worker.py: the name of one of its functions, and the arguments. */
export type Question = { readonly ask: string } & Readonly<Record<string, unknown>>

const script = fileURLToPath(new URL('worker.py', import.meta.url))

/**
 * Asks the real functions of Streamlit, in one process that ends with the last answer.
 *
 * @param python of an environment with Streamlit
 * @returns the answers in the order of the questions; throws with what Python printed when there are fewer
 */
export async function askStreamlit(python: string, questions: readonly Question[]): Promise<unknown[]> {
  const worker = spawn(python, [script], { stdio: ['pipe', 'pipe', 'pipe'] })
  const answers: unknown[] = []
  let complaints = ''
  worker.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text
  })
  // A worker that dies closes the pipe: what it printed says more than EPIPE.
  worker.stdin.on('error', () => {})
  worker.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(''))
  for await (const line of createInterface({ input: worker.stdout })) answers.push(JSON.parse(line))
  if (answers.length !== questions.length) throw new Error(`worker.py stopped:\n${complaints}`)
  return answers
}
